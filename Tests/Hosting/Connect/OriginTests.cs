using System.Net;
using CodeFirst.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>Which pages a browser lets call.</summary>
[TestFixture]
internal sealed class OriginTests
{
    private const string Shop = "https://shop.example";

    [Test]
    public async Task A_browser_that_asks_first_is_told_that_a_named_page_may_call()
    {
        await using var host = await StartAsync(Shop);

        using var answer = await AskAsync(host, Shop);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(
            (Header(answer, "Allow-Origin"), Header(answer, "Allow-Headers"), Header(answer, "Max-Age")),
            Is.EqualTo((Shop, "connect-protocol-version,content-type,shard", "7200")));
        Assert.That(Header(answer, "Allow-Methods"), Does.Contain("POST"));
    }

    [Test]
    public async Task A_page_may_read_the_answer_and_its_headers()
    {
        await using var host = await StartAsync(Shop);

        using var answer = await host.PostAsync("Say", "{}", ("Origin", Shop));

        Assert.That((answer.StatusCode, Header(answer, "Allow-Origin")), Is.EqualTo((HttpStatusCode.OK, Shop)));
        Assert.That(Header(answer, "Expose-Headers"), Does.Contain("*").And.Contain("grpc-status"));
        Assert.That(Header(answer, "Allow-Credentials"), Is.Null);
    }

    [TestCase("https://evil.example", Shop)]
    [TestCase("http://shop.example", Shop)]
    [TestCase("https://shop.example:8443", Shop)]
    [TestCase("null", Shop)]
    [TestCase(Shop, null)]
    public async Task TestBadOrigin(string origin, string? allowed)
    {
        await using var host = await StartAsync(allowed is null ? [] : [allowed]);

        using var asked = await AskAsync(host, origin);
        using var answer = await host.PostAsync("Say", "{}", ("Origin", origin));

        Assert.That((Header(asked, "Allow-Origin"), Header(answer, "Allow-Origin")), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Any_page_may_where_that_is_said()
    {
        await using var host = await StartAsync("*");

        using var answer = await host.PostAsync("Say", "{}", ("Origin", Shop));

        Assert.That(Header(answer, "Allow-Origin"), Is.EqualTo("*"));
    }

    [Test]
    public async Task What_else_the_application_serves_is_not_opened()
    {
        await using var host = await StartAsync(Shop);

        using var answer = await host.SendAsync(HttpMethod.Get, "/orders", headers: ("Origin", Shop));

        Assert.That(Header(answer, "Allow-Origin"), Is.Null);
    }

    [TestCase("shop.example")]
    [TestCase("https://shop.example/page")]
    [TestCase("ftp://shop.example")]
    public async Task What_is_no_origin_stops_the_start(string origin)
    {
        var refused = (await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(origin)))!;

        Assert.That(refused.Message, Is.EqualTo(
            $"CodeFirst:Browser:Origins names '{origin}', which is no origin. Give a scheme, a host and, where it is not the scheme's own, a port, "
            + "such as https://shop.example or http://127.0.0.1:8080; or * for any page."));
    }

    private static Task<ConnectHost> StartAsync(params string[] origins) => ConnectHost.StartAsync(
        configure: builder => builder.Services.Configure<BrowserOptions>(options =>
        {
            foreach (var origin in origins)
                options.Origins.Add(origin);
        }));

    private static Task<HttpResponseMessage> AskAsync(ConnectHost host, string origin) => host.SendAsync(
        HttpMethod.Options,
        "/hosting.EveryShape/Say",
        headers:
        [
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "connect-protocol-version,content-type,shard"),
        ]);

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues($"Access-Control-{name}", out var values) ? string.Join(", ", values) : null;
}
