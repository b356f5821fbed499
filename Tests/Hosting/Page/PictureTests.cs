using CodeFirst.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>
/// The pictures of the page. With <c>DRAW_PAGE=1</c> the one of docs/contract-page.md is written anew, and others to look at.
/// </summary>
[TestFixture]
internal sealed class PictureTests : UsersPage
{
    [TestCase(1280, 1240, ColorScheme.Light, "docs/contract-page.png", false)]
    [TestCase(1280, 900, ColorScheme.Dark, "artifacts/page/desk-dark.png", true)]
    [TestCase(1280, 900, ColorScheme.Light, "artifacts/page/desk-light.png", true)]
    [TestCase(390, 844, ColorScheme.Light, "artifacts/page/phone-light.png", true)]
    [TestCase(390, 844, ColorScheme.Dark, "artifacts/page/phone-dark.png", true)]
    public async Task A_picture_is_small_enough_for_a_document(int width, int height, ColorScheme scheme, string path, bool isWhole)
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
        var picture = await page.ScreenshotAsync(new() { FullPage = isWhole });
        await page.Context.CloseAsync();
        if (Environment.GetEnvironmentVariable("DRAW_PAGE") is { Length: > 0 })
            await WriteAsync(Repository.PathTo(path.Split('/')), picture);

        Assert.That(picture, Has.Length.LessThan(isWhole ? 2_000_000 : 200_000));
    }

    private static async Task WriteAsync(string path, byte[] picture)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, picture);
    }

    private static async Task CallAsync(IPage page, string method, string button)
    {
        var card = page.Locator($"article:has(> h3[id='{method}'])");
        await card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await card.Locator(".log .in, .status.failed").First.WaitForAsync();
    }
}
