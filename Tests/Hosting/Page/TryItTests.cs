using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>Every shape of call, made on the page as a person would.</summary>
[TestFixture]
internal sealed class TryItTests : UsersPage
{
    private const string Get = "user.UserService.GetUserStats";
    private const string Export = "user.UserService.ExportUserStats";
    private const string Record = "user.UserService.RecordPoints";
    private const string Watch = "user.UserService.WatchUserStats";

    [Test]
    public async Task A_unary_call_answers_with_its_status_figures_and_sizes()
    {
        await OpenAsync();
        await PressAsync(Get, "Call");

        await Expect(Status(Get)).ToHaveTextAsync("OK (0)");
        await Expect(Log(Get)).ToContainTextAsync("\"username\": \"Cloud_Architect\"");
        await Expect(Figures(Get)).ToContainTextAsync(new Regex(@"Total[\d.]+ ms"));
        await Expect(Figures(Get)).ToContainTextAsync("1 message: 2 B protobuf, 13 B JSON");
    }

    [Test]
    public async Task The_form_and_the_json_are_kept_in_step()
    {
        await OpenAsync();
        var method = Method(Get);
        await method.GetByLabel("user_id").FillAsync("7");
        await TabAsync(Get, "JSON");
        await Expect(Json(Get)).ToHaveValueAsync("{\n  \"userId\": 7\n}");

        await Json(Get).FillAsync("""{"userId": 9}""");
        await TabAsync(Get, "Form");
        await Expect(method.GetByLabel("user_id")).ToHaveValueAsync("9");
    }

    [Test]
    public async Task A_failure_shows_its_status_sentence_and_details()
    {
        await OpenAsync();
        await Method(Get).GetByLabel("user_id").FillAsync("999");
        await PressAsync(Get, "Call");

        await Expect(Status(Get)).ToHaveTextAsync("NOT_FOUND (5) There is no user with user_id 999.");
        await Expect(Method(Get).Locator(".details")).ToContainTextAsync("type.googleapis.com/google.rpc.ErrorInfo");
    }

    [Test]
    public async Task A_message_that_the_contract_does_not_have_is_refused_in_a_sentence()
    {
        await OpenAsync();
        await TabAsync(Get, "JSON");
        await Json(Get).FillAsync("""{"userid": 42}""");
        await PressAsync(Get, "Call");

        await Expect(Status(Get)).ToContainTextAsync("INVALID_ARGUMENT (3)");
        await Expect(Status(Get)).ToContainTextAsync("userid");
    }

    [Test]
    public async Task A_server_stream_shows_its_messages()
    {
        await OpenAsync();
        await TabAsync(Export, "JSON");
        await Json(Export).FillAsync("""{"maxChunkBytes": 1024}""");
        await PressAsync(Export, "Call");

        await Expect(Status(Export)).ToHaveTextAsync("OK (0)");
        await Expect(Log(Export).Locator(".in")).Not.ToHaveCountAsync(1);
        await Expect(Log(Export)).ToContainTextAsync("\"Cloud_Architect\"");
    }

    [Test]
    public async Task A_client_stream_takes_messages_until_sending_is_finished()
    {
        await OpenAsync();
        await TabAsync(Record, "JSON");
        foreach (var id in new[] { "page-1", "page-2", "page-1" })
        {
            await Json(Record).FillAsync($$"""{"events": [{"eventId": "{{id}}", "userId": 7, "points": 1}]}""");
            await PressAsync(Record, "Send message");
        }

        await PressAsync(Record, "Finish sending");

        await Expect(Status(Record)).ToHaveTextAsync("OK (0)");
        await Expect(Log(Record).Locator(".out")).ToHaveCountAsync(3);
        await Expect(Log(Record).Locator(".in pre")).ToHaveTextAsync("{\n  \"recorded\": \"2\",\n  \"duplicates\": \"1\"\n}");
    }

    [Test]
    public async Task A_duplex_call_sends_while_answers_arrive_and_is_cancelled()
    {
        await OpenAsync();
        await TabAsync(Watch, "JSON");
        await Json(Watch).FillAsync("""{"addUserIds": [42]}""");
        await PressAsync(Watch, "Send message");
        await Expect(Log(Watch).Locator(".in")).ToHaveCountAsync(1);
        await Json(Watch).FillAsync("""{"addUserIds": [999]}""");
        await PressAsync(Watch, "Send message");
        await Expect(Log(Watch).Locator(".in")).ToHaveCountAsync(2);
        await PressAsync(Watch, "Finish sending");
        await PressAsync(Watch, "Cancel");

        await Expect(Status(Watch)).ToHaveTextAsync("CANCELLED (1) You cancelled the call.");
        await Expect(Button(Watch, "Send message")).ToBeEnabledAsync();
    }

    [Test]
    public async Task A_deadline_ends_a_call()
    {
        await OpenAsync();
        await TabAsync(Watch, "JSON");
        await Json(Watch).FillAsync("""{"addUserIds": [42]}""");
        await Method(Watch).GetByText("Deadline and metadata").ClickAsync();
        await Method(Watch).GetByLabel("Deadline in milliseconds").FillAsync("300");
        await PressAsync(Watch, "Send message");

        await Expect(Status(Watch)).ToContainTextAsync("DEADLINE_EXCEEDED (4)");
    }

    [Test]
    public async Task Metadata_that_is_gRPCs_own_is_refused()
    {
        await OpenAsync();
        await Method(Get).GetByText("Deadline and metadata").ClickAsync();
        await Method(Get).GetByRole(AriaRole.Button, new() { Name = "Add metadata" }).ClickAsync();
        await Method(Get).GetByLabel("Metadata name").FillAsync("grpc-encoding");
        await PressAsync(Get, "Call");

        await Expect(Status(Get)).ToHaveTextAsync("Not called The metadata 'grpc-encoding' is gRPC's own; take another name.");
    }

    [Test]
    public async Task A_call_is_made_with_the_keyboard_alone()
    {
        await OpenAsync($"#{Get}");
        await Expect(Page.Locator(".target")).ToBeFocusedAsync();
        var field = Method(Get).GetByLabel("user_id");
        for (var stop = 0; stop < 15 && !await field.EvaluateAsync<bool>("element => element === document.activeElement"); stop++)
            await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("ControlOrMeta+a");
        await Page.Keyboard.TypeAsync("43");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Status(Get)).ToHaveTextAsync("OK (0)");
        await Expect(Log(Get)).ToContainTextAsync("\"userId\": 43");
    }

    private ILocator Status(string method) => Method(method).GetByRole(AriaRole.Status);

    private ILocator Log(string method) => Method(method).GetByRole(AriaRole.List, new() { Name = "Messages" });

    private ILocator Figures(string method) => Method(method).Locator(".figures");

    private ILocator Json(string method) => Method(method).Locator("textarea.json");

    private ILocator Button(string method, string name) => Method(method).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private Task PressAsync(string method, string name) => Button(method, name).ClickAsync();

    private Task TabAsync(string method, string name) => Method(method).GetByRole(AriaRole.Tab, new() { Name = name, Exact = true }).ClickAsync();
}
