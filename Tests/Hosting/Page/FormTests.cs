using System.Text.Json.Nodes;
using CodeFirst.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>The form of a message with every kind of field, on a page that is not at the root.</summary>
[TestFixture]
internal sealed class FormTests : PageInBrowser
{
    private const string Echo = "forms.Forms.Echo";

    private const string Full = """
        {
          "number": -7, "wide": "9007199254740993", "real": 0.5, "flag": true, "text": "grün", "blob": "AQI=", "suit": "SUIT_SPADES",
          "maybeNumber": 0, "maybeText": "", "maybeFlag": false, "maybeSuit": "SUIT_NONE",
          "inner": { "inner": { "number": 1 } },
          "numbers": ["1", "0", "-9007199254740993"], "inners": [{ "text": "a" }, {}],
          "counts": { "a": 1, "b": 0 }, "at": "2026-01-02T03:04:05Z", "lasts": "1.500s", "suits": ["SUIT_HEARTS", "SUIT_NONE"], "old": "x",
          "beast": { "age": 3, "owl": { "hoots": true } }
        }
        """;

    private CodeFirstHost _host = default!;

    protected override Uri Address => new(_host.Address, "contract/");

    [Test]
    public async Task Every_kind_of_field_goes_through_the_form_and_comes_back()
    {
        await OpenAsync();
        await TabAsync("JSON");
        await Json.FillAsync(Full);
        await TabAsync("Form");
        // from now on the JSON is what the form says
        await Method(Echo).GetByLabel("number int32").First.FillAsync("-8");
        await Method(Echo).GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();

        await Expect(Method(Echo).GetByRole(AriaRole.Status)).ToHaveTextAsync("OK (0)");
        var answer = await Method(Echo).Locator(".log .in pre").TextContentAsync();
        var expected = JsonNode.Parse(Full)!.AsObject();
        expected["number"] = -8;
        Assert.That(Same(answer!, expected.ToJsonString()), Is.True, answer);
    }

    [Test]
    public async Task The_form_adds_to_lists_and_opens_messages()
    {
        await OpenAsync();
        await TabAsync("JSON");
        await Json.FillAsync("{}");
        await TabAsync("Form");
        var method = Method(Echo);
        await method.GetByRole(AriaRole.Button, new() { Name = "Add to numbers", Exact = true }).ClickAsync();
        await Page.Keyboard.TypeAsync("5");
        await method.GetByRole(AriaRole.Button, new() { Name = "Add beast", Exact = true }).ClickAsync();
        await method.GetByRole(AriaRole.Button, new() { Name = "Add ox", Exact = true }).ClickAsync();
        await method.GetByRole(AriaRole.Button, new() { Name = "Add owl", Exact = true }).ClickAsync();
        await method.GetByLabel("maybe_flag").SelectOptionAsync("false");
        await TabAsync("JSON");

        // one of the subtypes at most
        Assert.That(Same(await Json.InputValueAsync(), """{"maybeFlag":false,"numbers":["5"],"beast":{"owl":{}}}"""), Is.True, await Json.InputValueAsync());
    }

    [Test]
    public async Task A_method_without_a_message_is_called()
    {
        await OpenAsync();
        await Method("forms.Forms.Rest").GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();

        await Expect(Method("forms.Forms.Rest").GetByRole(AriaRole.Status)).ToHaveTextAsync("OK (0)");
    }

    [Test]
    public async Task What_is_deprecated_is_marked()
    {
        await OpenAsync();

        await Expect(Page.Locator("tr[id='forms.Everything.old'] .badge")).ToHaveTextAsync("deprecated");
    }

    protected override async Task StartAsync() => _host = await CodeFirstHost.StartAsync(
        application =>
        {
            application.MapCodeFirst<FormsService>();
            application.MapContractPage("/contract");
        },
        builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kestrel:Endpoints:Page:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:Page:Protocols"] = "Http1",
        }));

    protected override async Task StopAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    private ILocator Json => Method(Echo).Locator("textarea.json");

    private Task TabAsync(string name) => Method(Echo).GetByRole(AriaRole.Tab, new() { Name = name, Exact = true }).ClickAsync();

    private static bool Same(string one, string other) => JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
}
