using System.Net;
using CodeFirst.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>What is too large, or may not be, is refused before it is read.</summary>
[TestFixture]
internal sealed class LimitTests
{
    private static readonly byte[] Large = System.Text.Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 2000)}}"}""");

    [Test]
    public async Task A_body_that_is_too_large_is_refused_with_its_size_and_the_limit()
    {
        await using var host = await StartAsync();

        using var answer = await host.PostAsync("Say", ConnectHost.Json, Large);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith(
            """{"code":"resource_exhausted","message":"A message of the request of /hosting.EveryShape/Say is 2,011 bytes, larger than the """
            + """1,000 bytes that the service allows. Send it in parts.","details":[{"type":"google.rpc.ErrorInfo","""));
    }

    [Test]
    public async Task A_message_of_a_stream_that_is_too_large_is_refused_after_the_answers_to_others()
    {
        await using var host = await StartAsync();

        using var answer = await host.PostAsync("Talk", ConnectHost.StreamJson, [.. Envelopes.Json("{}"), .. Envelopes.Of(0, Large)]);
        var envelopes = await Envelopes.ReadTextAsync(answer);

        Assert.That(envelopes[0], Is.EqualTo($"0 {ConnectHost.Hello}"));
        Assert.That(envelopes[1], Does.StartWith("2 {\"error\":{\"code\":\"resource_exhausted\"").And.Contain("is 2,011 bytes, larger than the 1,000 bytes"));
    }

    [Test]
    public async Task What_becomes_too_large_when_it_is_decompressed_is_refused()
    {
        await using var host = await StartAsync();

        using var unary = await host.PostAsync("Say", ConnectHost.Json, UnaryTests.Gzip(Large), ("content-encoding", "gzip"));
        using var stream = await host.PostAsync(
            "Talk", ConnectHost.StreamJson, Envelopes.Of(1, UnaryTests.Gzip(Large)), ("connect-content-encoding", "gzip"));

        Assert.That(unary.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await Envelopes.ReadTextAsync(stream)).Single(), Does.Contain("resource_exhausted"));
    }

    [Test]
    public async Task What_is_no_gzip_is_said()
    {
        await using var host = await StartAsync();

        using var answer = await host.PostAsync("Say", ConnectHost.Json, [1, 2, 3], ("content-encoding", "gzip"));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("it is not what its grpc-encoding says, gzip"));
    }

    [Test]
    public async Task A_call_that_is_not_let_in_is_answered_before_its_body_comes()
    {
        await using var host = await ConnectHost.StartAsync(
            configure: builder => builder.Services.Configure<LimitOptions>(options => options.CallerCallsPerSecond = options.CallerBurst = 1));
        using var first = await host.PostAsync("Say", "{}");
        using var never = new SlowContent(ConnectHost.Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hosting.EveryShape/Say") { Content = never, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        var answering = host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // headers wait for the first of the body
        await never.WriteAsync("{"u8.ToArray());
        using var answer = await answering.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    private static Task<ConnectHost> StartAsync() =>
        ConnectHost.StartAsync(configure: builder => builder.Services.Configure<LimitOptions>(options => options.MaxReceiveMessageSize = 1000));
}
