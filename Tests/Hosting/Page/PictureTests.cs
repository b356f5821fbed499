using CodeFirst.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>Draws the picture of docs/contract-page.md, and others to look at: <c>dotnet test --filter FullyQualifiedName~PictureTests</c>.</summary>
[TestFixture, Explicit("It writes pictures to look at; nothing is tested.")]
internal sealed class PictureTests : UsersPage
{
    [TestCase(1280, 860, ColorScheme.Light, "docs/contract-page.png", false)]
    [TestCase(1280, 900, ColorScheme.Dark, "artifacts/page/desk-dark.png", true)]
    [TestCase(1280, 900, ColorScheme.Light, "artifacts/page/desk-light.png", true)]
    [TestCase(390, 844, ColorScheme.Light, "artifacts/page/phone-light.png", true)]
    [TestCase(390, 844, ColorScheme.Dark, "artifacts/page/phone-dark.png", true)]
    public async Task Draw(int width, int height, ColorScheme scheme, string path, bool isWhole)
    {
        var page = await OpenWindowAsync(width, height, scheme);
        await OpenAsync(page);
        await CallAsync(page, "user.UserService.GetUserStats", "Call");
        if (isWhole)
        {
            await page.GetByLabel("user_id int32").First.FillAsync("999");
            await CallAsync(page, "user.UserService.GetUserStats", "Call");
            await CallAsync(page, "user.UserService.WatchUserStats", "Send message");
            await page.Locator("article:has(> h3[id='user.UserService.ExportUserStats'])").GetByRole(AriaRole.Tab, new() { Name = "Python" }).ClickAsync();
            await page.Locator("article:has(> h3[id='user.UserService.RecordPoints'])").GetByText("Deadline and metadata").ClickAsync();
        }

        await page.EvaluateAsync("scrollTo(0, 0)");
        await page.ScreenshotAsync(new() { Path = Repository.PathTo(path.Split('/')), FullPage = isWhole });
        await page.Context.CloseAsync();
    }

    private static async Task CallAsync(IPage page, string method, string button)
    {
        var card = page.Locator($"article:has(> h3[id='{method}'])");
        await card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await card.Locator(".log .in, .status.failed").First.WaitForAsync();
    }
}
