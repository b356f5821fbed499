using System.Text.Json;
using CodeFirst.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>connect-web in Chromium calls from a page of another origin.</summary>
[TestFixture]
internal sealed class BrowserCallTests
{
    private static readonly string Answers =
        """
        {"stats":[42,"Cloud_Architect",1500,true],
        "missing":{"code":"NotFound","message":"There is no user with user_id 4200000.","details":["google.rpc.ErrorInfo","google.rpc.ResourceInfo"]},
        "exported":500}
        """.ReplaceLineEndings("");

    private WebApplication _pages = default!;
    private UsersHost _host = default!;
    private IPlaywright _playwright = default!;
    private IBrowser _browser = default!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Toolchain.RequireConnect();
        Toolchain.RequireChromium();
        _pages = await ServePagesAsync();
        _host = await UsersHost.StartAsync(
            arguments: ["--Web:Url=http://127.0.0.1:0", $"--CodeFirst:Browser:Origins:0={_pages.Urls.Single()}"]);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Toolchain.Chromium, Args = ["--no-sandbox"] });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        if (_pages is not null)
            await _pages.DisposeAsync();
    }

    [TestCase("connect json")]
    [TestCase("connect binary")]
    [TestCase("connect get")]
    [TestCase("grpc-web")]
    public async Task A_named_page_calls_and_reads_answers_failures_and_a_stream(string transport)
    {
        var page = await OpenAsync(_pages.Urls.Single());

        var answers = await page.EvaluateAsync<string>("async ([name, url]) => JSON.stringify(await window.call(name, url))", Arguments(transport));

        Assert.That(answers, Is.EqualTo(Answers));
    }

    [TestCase("connect json")]
    [TestCase("grpc-web")]
    public async Task Another_page_is_kept_away_by_the_browser(string transport)
    {
        // the same page under a name that is not the one that may
        var page = await OpenAsync(_pages.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

        var failure = await page.EvaluateAsync<JsonElement>("([name, url]) => window.tryToCall(name, url)", Arguments(transport));

        Assert.That(failure.GetProperty("message").GetString(), Is.EqualTo("Failed to fetch"));
    }

    private string[] Arguments(string transport) => [transport, _host.Web!.AbsoluteUri.TrimEnd('/')];

    private async Task<IPage> OpenAsync(string url)
    {
        var page = await _browser.NewPageAsync();
        await page.GotoAsync(url);
        await page.WaitForFunctionAsync("() => window.isReady");
        return page;
    }

    private static async Task<WebApplication> ServePagesAsync()
    {
        var script = Path.Combine(await ConnectPeer.FolderAsync(), "page.js");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var pages = builder.Build();
        pages.MapGet("/", () => Results.Content("<!doctype html><script type=module src=page.js></script>", "text/html"));
        pages.MapGet("/page.js", () => Results.File(script, "text/javascript"));
        await pages.StartAsync();
        return pages;
    }
}
