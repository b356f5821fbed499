using CodeFirst.Tests.Support;
using Microsoft.Playwright;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>The page in a real Chromium, one window to a test; whatever a test does, nothing may go wrong in the browser's console.</summary>
internal abstract class PageInBrowser
{
    private readonly List<string> _wrong = [];
    private IPlaywright? _playwright;
    private IBrowser _browser = default!;

    protected IPage Page { get; private set; } = default!;

    /// <summary>Where the page under test is.</summary>
    protected abstract Uri Address { get; }

    [OneTimeSetUp]
    public async Task Launch()
    {
        Toolchain.RequireChromium();
        await StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Toolchain.Chromium, Args = ["--no-sandbox"] });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_playwright is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        await StopAsync();
    }

    [SetUp]
    public async Task OpenWindow() => Page = await OpenWindowAsync();

    [TearDown]
    public async Task CloseWindow()
    {
        await Page.Context.CloseAsync();
        var wrong = _wrong.ToList();
        _wrong.Clear();
        Assert.That(wrong, Is.Empty);
    }

    protected abstract Task StartAsync();

    protected abstract Task StopAsync();

    /// <summary>A window of its own, whose console and requests are watched.</summary>
    protected async Task<IPage> OpenWindowAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(new Uri(request.Url).Authority != Address.Authority, $"a request to {request.Url}");
        return page;
    }

    protected Task OpenAsync(string hash = "") => OpenAsync(Page, hash);

    protected async Task OpenAsync(IPage page, string hash = "")
    {
        await page.GotoAsync(new Uri(Address, hash).AbsoluteUri);
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }

    /// <summary>What the page has of one method.</summary>
    protected ILocator Method(string name) => Page.Locator($"article:has(> h3[id='{name}'])");

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
            lock (_wrong)
                _wrong.Add(what);
    }
}
