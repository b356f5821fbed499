using System.Net;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>Whom the page answers, and whom it has never heard of.</summary>
[TestFixture]
internal sealed class PageAccessTests
{
    [TestCase("evil.example")]
    [TestCase("users.example.org:50080")]
    public async Task A_name_of_another_site_that_points_here_is_refused(string host)
    {
        await using var page = await PageHost.StartAsync();

        Assert.That(await StatusAsync(page, host), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]")]
    public async Task A_name_of_the_loopback_is_answered(string host)
    {
        await using var page = await PageHost.StartAsync();

        Assert.That(await StatusAsync(page, host), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Everyone_is_answered_when_configuration_says_so()
    {
        await using var page = await PageHost.StartAsync("--CodeFirst:Page:Access=Always");

        Assert.That(await StatusAsync(page, "users.example.org"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Nobody_is_answered_when_it_is_turned_off()
    {
        await using var page = await PageHost.StartAsync("--CodeFirst:Page:Access=Never");

        Assert.That(await StatusAsync(page, "localhost"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Snippets_name_the_address_that_configuration_gives()
    {
        await using var page = await PageHost.StartAsync("--CodeFirst:Page:GrpcAddress=https://users.example.org");
        using var http = new HttpClient { BaseAddress = page.Page };

        var document = await http.GetStringAsync("page.json");

        Assert.That(document, Does.Contain("grpc.secure_channel(\\\"users.example.org:443\\\""));
    }

    private static async Task<HttpStatusCode> StatusAsync(PageHost page, string host)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Page);
        request.Headers.Host = host;
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
