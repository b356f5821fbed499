using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>What there is to read on the page.</summary>
[TestFixture]
internal sealed class ReferenceTests : UsersPage
{
    [Test]
    public async Task A_method_says_its_shape_deadline_retries_scope_and_statuses()
    {
        await OpenAsync();
        var method = Method("user.UserService.GetUserStats");

        string[] said =
        [
            "unary", "(UserRequest) → (UserResponse)", "Returns the statistics of one user.", "5 s", "on UNAVAILABLE; changes nothing", "users.read",
            "NOT_FOUND", "INVALID_ARGUMENT",
        ];
        foreach (var words in said)
            await Expect(method).ToContainTextAsync(words);
    }

    [Test]
    public async Task A_field_says_its_number_type_comment_limits_and_example()
    {
        await OpenAsync();
        var field = Page.Locator("tr[id='user.UserRequest.user_id']");

        foreach (var words in new[] { "1", "user_id", "int32", "The user's id; greater than zero.", "at least 1", "42" })
            await Expect(field).ToContainTextAsync(words);
    }

    [TestCase("user.UserService.GetUserStats")]
    [TestCase("user.UserRequest.user_id")]
    [TestCase("user.RejectionReason")]
    public async Task A_deep_link_opens_the_page_at_its_element(string name)
    {
        await OpenAsync($"#{name}");

        var target = Page.Locator(".target");
        await Expect(target).ToHaveAttributeAsync("id", name);
        await Expect(target).ToBeInViewportAsync();
        await Expect(target).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_type_is_reached_from_the_method_that_takes_it()
    {
        await OpenAsync();
        await Method("user.UserService.GetUserStats").GetByRole(AriaRole.Link, new() { Name = "UserResponse" }).ClickAsync();

        await Expect(Page.Locator(".target")).ToHaveAttributeAsync("id", "user.UserResponse");
    }

    [Test]
    public async Task Search_finds_a_field_by_a_word_of_its_comment_with_the_keyboard_alone()
    {
        await OpenAsync();
        await Page.Keyboard.PressAsync("/");
        await Page.Keyboard.TypeAsync("points takes away");
        await Expect(Page.Locator("#found")).ToHaveTextAsync("1 found");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Page.Locator(".target")).ToHaveAttributeAsync("id", "user.PointsEvent.points");
    }

    [Test]
    public async Task It_says_what_has_changed_since_the_release()
    {
        await OpenAsync();

        await Expect(Page.Locator(".changes")).ToContainTextAsync("since the last release");
    }
}
