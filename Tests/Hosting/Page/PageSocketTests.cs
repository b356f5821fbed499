using System.Net;
using System.Net.WebSockets;
using System.Text;
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

        await Assert.ThatAsync(() => socket.ConnectAsync(Address(host), CancellationToken.None), Throws.InstanceOf<WebSocketException>());
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
        using var socket = await ConnectAsync(host);

        await SendAsync(socket, start);

        Assert.That(await ReceiveAsync(socket), Is.EqualTo($$"""{"refused":"{{sentence}}"}"""));
        Assert.That(await ReceiveAsync(socket), Is.Null);
    }

    [Test]
    public async Task A_message_that_is_too_large_closes_the_socket()
    {
        await using var host = await PageHost.StartAsync("--CodeFirst:Page:MaxMessageSize=1024");
        using var socket = await ConnectAsync(host);
        await SendAsync(socket, WatchCall);

        await SendAsync(socket, "{\"message\":{\"addUserIds\":[" + new string('1', 20_000) + "]}}");

        while (await ReceiveAsync(socket) is not null)
        {
        }

        Assert.That(socket.CloseStatus, Is.EqualTo(WebSocketCloseStatus.MessageTooBig));
    }

    [Test]
    public async Task A_host_that_stops_ends_the_call_with_UNAVAILABLE()
    {
        await using var host = await PageHost.StartAsync();
        using var socket = await ConnectAsync(host);
        await SendAsync(socket, WatchCall);
        await SendAsync(socket, """{"message":{"addUserIds":[42]}}""");
        while (await ReceiveAsync(socket) is { } frame && !frame.Contains("Cloud_Architect", StringComparison.Ordinal))
        {
        }

        var stopping = host.StopAsync();
        var last = await ReceiveAsync(socket);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await stopping;

        Assert.That(last, Does.Contain("\"name\":\"UNAVAILABLE\""));
    }

    [Test]
    public async Task A_socket_without_a_call_does_not_hold_the_host()
    {
        await using var host = await PageHost.StartAsync();
        using var socket = await ConnectAsync(host);

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
    }

    private static Uri Address(PageHost host) => new UriBuilder(new Uri(host.Page, "page/call")) { Scheme = "ws" }.Uri;

    private static async Task<ClientWebSocket> ConnectAsync(PageHost host)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", host.Page.AbsoluteUri.TrimEnd('/'));
        await socket.ConnectAsync(Address(host), CancellationToken.None);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<string?> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return part.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(buffer, 0, part.Count);
    }
}
