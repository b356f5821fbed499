using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>What axe finds on the page, with an answer on it, in light and dark, at the width of a phone and of a desk.</summary>
[TestFixture]
internal sealed class AccessibilityTests : UsersPage
{
    [Test]
    public async Task Axe_finds_nothing([Values(360, 1280)] int width, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        var page = await OpenWindowAsync(width, 900, scheme);
        await OpenAsync(page, "#user.UserRequest.user_id");
        var method = page.Locator("article:has(> h3[id='user.UserService.GetUserStats'])");
        await method.GetByLabel("user_id").FillAsync("999");
        await method.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await method.Locator(".details").WaitForAsync();

        var found = await page.RunAxe();
        await page.Context.CloseAsync();

        Assert.That(found.Violations.SelectMany(Lines), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_wider_than_a_phone()
    {
        var page = await OpenWindowAsync(360);
        await OpenAsync(page);

        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        await page.Context.CloseAsync();

        Assert.That(width, Is.EqualTo(360));
    }

    private static IEnumerable<string> Lines(AxeResultItem violation) =>
        violation.Nodes.Select(node => $"{violation.Impact} {violation.Id}: {node.Html}");
}
