using System.Net.WebSockets;
using System.Text;

namespace CodeFirst.Tests.Hosting.Page;

/// <summary>The page's side of a call's socket.</summary>
internal static class CallSocket
{
    public static Uri AddressOf(PageHost host) => new UriBuilder(new Uri(host.Page, "page/call")) { Scheme = "ws" }.Uri;

    public static async Task<ClientWebSocket> ConnectAsync(PageHost host)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", host.Page.AbsoluteUri.TrimEnd('/'));
        await socket.ConnectAsync(AddressOf(host), CancellationToken.None);
        return socket;
    }

    /// <summary>Sends one frame.</summary>
    public static Task SayAsync(this ClientWebSocket socket, string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <returns>The next frame; <see langword="null"/> after the last.</returns>
    public static async Task<string?> HearAsync(this ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return part.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(buffer, 0, part.Count);
    }

    /// <returns>The last frame.</returns>
    public static async Task<string> EndAsync(this ClientWebSocket socket)
    {
        var last = "";
        while (await socket.HearAsync() is { } frame)
            last = frame;
        return last;
    }
}
