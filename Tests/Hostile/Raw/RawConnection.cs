using System.Buffers.Binary;
using System.Net.Sockets;

namespace CodeFirst.Tests.Hostile.Raw;

/// <summary>A peer that sends whatever a test wants over a socket, and reads frames of HTTP/2. Every wait is bounded.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private const ushort HeaderTableSize = 1;

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(4));
    private readonly SemaphoreSlim _sending = new(1);
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private int _lastStream = -1;

    private RawConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    public static ReadOnlyMemory<byte> Preface { get; } = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    /// <summary>Connects, and says nothing.</summary>
    public static async Task<RawConnection> ConnectAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        return new RawConnection(socket);
    }

    /// <summary>Connects, and greets the peer in order.</summary>
    public static async Task<RawConnection> OpenAsync(Uri address, params (ushort Name, uint Value)[] settings)
    {
        var connection = await ConnectAsync(address);
        await connection.SendAsync(Preface);
        await connection.SendAsync(Frame.Settings([(HeaderTableSize, 0), .. settings]));
        return connection;
    }

    /// <summary>Takes a client's connection, whose greeting it reads, and greets it.</summary>
    public static async Task<RawConnection> AcceptAsync(Socket client)
    {
        var connection = new RawConnection(client);
        await connection.ReadAsync(Preface.Length);
        await connection.SendAsync(Frame.Settings());
        return connection;
    }

    /// <summary>The number of the next stream.</summary>
    public int NextStream() => _lastStream += 2;

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        // a test that floods and one that answers may be the same
        await _sending.WaitAsync(_patience.Token);
        try
        {
            await _stream.WriteAsync(bytes, _patience.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task SendAsync(params IEnumerable<Frame> frames)
    {
        using var bytes = new MemoryStream();
        foreach (var frame in frames)
            bytes.Write(frame.ToBytes());
        if (bytes.Length > 0)
            await SendAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    /// <summary>The same, of a peer that may have closed the connection already.</summary>
    /// <returns>Whether it was open.</returns>
    public async Task<bool> TrySendAsync(params IEnumerable<Frame> frames)
    {
        try
        {
            await SendAsync(frames);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Says that nothing more will come, and goes on reading.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>The next frame; <see langword="null"/> once the peer has closed the connection, in order or not.</summary>
    public async Task<Frame?> ReceiveAsync()
    {
        var header = await ReadAsync(Frame.HeaderBytes);
        if (header is null)
            return null;
        var payload = await ReadAsync(BinaryPrimitives.ReadInt32BigEndian(header) >> 8);
        return payload is null
            ? null
            : new Frame((FrameType)header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)) & int.MaxValue, payload);
    }

    /// <summary>The next frame of a type, of a peer that must not close the connection before.</summary>
    public async Task<Frame> ReceiveAsync(FrameType type)
    {
        while (await ReceiveAsync() is { } frame)
            if (frame.Type == type)
                return frame;
        throw new InvalidOperationException($"The peer closed the connection, and sent no frame of type {type}.");
    }

    /// <summary>Whatever comes until the peer closes the connection, frames or not.</summary>
    public async Task<byte[]> ReceiveAllAsync()
    {
        using var all = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(all, _patience.Token);
        }
        catch (IOException)
        {
        }

        return all.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _sending.Dispose();
        _patience.Dispose();
    }

    private async Task<byte[]?> ReadAsync(int count)
    {
        var bytes = new byte[count];
        try
        {
            await _stream.ReadExactlyAsync(bytes, _patience.Token);
            return bytes;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
