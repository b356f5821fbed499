using System.Net;
using System.Net.WebSockets;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>The socket of a call, without a browser.</summary>
[TestFixture]
internal sealed class PageSocketTests
{
    private const string WatchCall = """{"method":"/user.UserService/WatchUserStats"}""";

    [TestCase("http://evil.example")]
    [TestCase("null")]
    [TestCase("")]
    public async Task Another_origin_is_refused(string origin)
    {
        await using var host = await PageHost.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin.Length > 0)
            socket.Options.SetRequestHeader("Origin", origin);

        await Assert.ThatAsync(() => socket.ConnectAsync(CallSocket.AddressOf(host), CancellationToken.None), Throws.InstanceOf<WebSocketException>());
        Assert.That(socket.HttpStatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("""{"method":"/grpc.health.v1.Health/Check"}""", "'/grpc.health.v1.Health/Check' is no method of this service; reload the page.")]
    [TestCase("""{"method":"/page.json"}""", "'/page.json' is no method of this service; reload the page.")]
    [TestCase("""[]""", "The first frame is not the start of a call; reload the page.")]
    [TestCase("""{"method":"/user.UserService/GetUserStats","timeout":-1}""", "The deadline is -1 ms; give from 1 to 99999999.")]
    [TestCase("""{"method":"/user.UserService/GetUserStats","metadata":[["a b","c"]]}""",
        "The metadata 'a b' cannot be sent; a name has letters, digits, '-', '_' and '.'.")]
    public async Task A_call_that_cannot_be_made_is_refused_in_a_sentence(string start, string sentence)
    {
        await using var host = await PageHost.StartAsync();
        using var socket = await CallSocket.ConnectAsync(host);

        await socket.SayAsync(start);

        Assert.That(await socket.HearAsync(), Is.EqualTo($$"""{"refused":"{{sentence}}"}"""));
        Assert.That(await socket.HearAsync(), Is.Null);
    }

    [Test]
    public async Task A_message_that_is_too_large_closes_the_socket()
    {
        await using var host = await PageHost.StartAsync("--CodeFirst:Page:MaxMessageSize=1024");
        using var socket = await CallSocket.ConnectAsync(host);
        await socket.SayAsync(WatchCall);

        await socket.SayAsync("{\"message\":{\"addUserIds\":[" + new string('1', 20_000) + "]}}");

        while (await socket.HearAsync() is not null)
        {
        }

        Assert.That(socket.CloseStatus, Is.EqualTo(WebSocketCloseStatus.MessageTooBig));
    }

    [Test]
    public async Task A_host_that_stops_ends_the_call_with_UNAVAILABLE()
    {
        await using var host = await PageHost.StartAsync();
        using var socket = await CallSocket.ConnectAsync(host);
        await socket.SayAsync(WatchCall);
        await socket.SayAsync("""{"message":{"addUserIds":[42]}}""");
        while (await socket.HearAsync() is { } frame && !frame.Contains("Cloud_Architect", StringComparison.Ordinal))
        {
        }

        var stopping = host.StopAsync();
        var last = await socket.HearAsync();
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await stopping;

        Assert.That(last, Does.Contain("\"name\":\"UNAVAILABLE\""));
    }

    [Test]
    public async Task A_socket_without_a_call_does_not_hold_the_host()
    {
        await using var host = await PageHost.StartAsync();
        using var socket = await CallSocket.ConnectAsync(host);

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
    }
}
