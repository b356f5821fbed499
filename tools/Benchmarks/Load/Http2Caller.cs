using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;

namespace CodeFirst.Benchmarks.Load;

/// <summary>
/// So many calls at a time over one HTTP/2 connection. It does no more than HTTP/2 asks for, and the same for every server, so that what
/// differs between two peers is the peers.
/// </summary>
internal sealed class Http2Caller : ICaller
{
    private const byte EndStream = 0x1;
    private const byte EndHeaders = 0x4;
    private const byte Acknowledge = 0x1;
    private const int WindowBytes = 1024 * 1024;
    private const int UsualWindowBytes = 65_535;
    private const ushort InitialWindowSetting = 4;
    private const ushort MaxFrameSetting = 5;

    private readonly Socket _socket;
    private readonly PreparedRequest _request;
    private readonly byte[] _headers;
    private readonly long _replyBytes;
    private readonly int _callers;
    private readonly FrameWriter _output = new();
    private readonly byte[] _input = new byte[256 * 1024];
    private readonly Dictionary<int, OpenCall> _open = [];
    private readonly List<OpenCall> _unsent = [];
    private List<long> _ticks = [];
    private int _filled;
    private int _nextStream = 1;
    private int _unacknowledged;
    private int _maxFrame = 16_384;
    private long _window = UsualWindowBytes;
    private int _callWindow = UsualWindowBytes;
    private long _end;

    public Http2Caller(Socket socket, Uri server, PreparedRequest request, long replyBytes, int callers)
    {
        (_socket, _request, _replyBytes, _callers) = (socket, request, replyBytes, callers);
        _headers = HeaderBlock.Of(request, server);
        _output.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        Span<byte> setting = stackalloc byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(setting, InitialWindowSetting);
        BinaryPrimitives.WriteInt32BigEndian(setting[2..], WindowBytes);
        _output.Write(FrameType.Settings, 0, 0, setting);
        _output.WriteWindowUpdate(0, WindowBytes - UsualWindowBytes);
    }

    public async Task<IReadOnlyList<long>> RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        _ticks = [];
        _end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        for (var caller = 0; caller < _callers; caller++)
            Begin(Stopwatch.GetTimestamp());
        while (true)
        {
            SendBodies();
            await _socket.SendAllAsync(_output.Waiting, cancellationToken);
            _output.Clear();
            if (_open.Count == 0)
                return _ticks;
            _filled += await _socket.ReceiveSomeAsync(_input.AsMemory(_filled), cancellationToken);
            TakeFrames();
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Begin(long now)
    {
        var call = new OpenCall(_nextStream, now, _callWindow);
        _nextStream += 2;
        _open.Add(call.Stream, call);
        _output.Write(FrameType.Headers, _request.IsGrpc ? EndHeaders : (byte)(EndHeaders | EndStream), call.Stream, _headers);
        if (_request.IsGrpc)
            _unsent.Add(call);
    }

    private void SendBodies()
    {
        for (var i = _unsent.Count - 1; i >= 0; i--)
        {
            SendBody(_unsent[i]);
            if (_unsent[i].Sent == _request.Body.Length)
                _unsent.RemoveAt(i);
        }
    }

    private void SendBody(OpenCall call)
    {
        int bytes;
        while ((bytes = (int)Math.Min(Math.Min(_request.Body.Length - call.Sent, _maxFrame), Math.Min(_window, call.Window))) > 0)
        {
            var isLast = call.Sent + bytes == _request.Body.Length;
            _output.Write(FrameType.Data, isLast ? EndStream : (byte)0, call.Stream, _request.Body.Span.Slice(call.Sent, bytes));
            call.Sent += bytes;
            call.Window -= bytes;
            _window -= bytes;
        }
    }

    private void TakeFrames()
    {
        var frames = _input.AsSpan(0, _filled);
        while (frames.Length >= FrameWriter.HeaderBytes)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(frames) >>> 8;
            if (frames.Length < FrameWriter.HeaderBytes + length)
                break;
            var stream = BinaryPrimitives.ReadInt32BigEndian(frames[5..]);
            Take((FrameType)frames[3], frames[4], stream, frames.Slice(FrameWriter.HeaderBytes, length));
            frames = frames[(FrameWriter.HeaderBytes + length)..];
        }

        frames.CopyTo(_input);
        _filled = frames.Length;
    }

    private void Take(FrameType type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        _open.TryGetValue(stream, out var call);
        switch (type)
        {
            case FrameType.Data when call is not null:
                TakeData(call, payload.Length, isLast: (flags & EndStream) != 0);
                break;
            case FrameType.Headers when call is not null:
                call.Succeeded |= HeaderBlock.IsSuccess(payload);
                if ((flags & EndStream) != 0)
                    End(call);
                break;
            case FrameType.Settings when (flags & Acknowledge) == 0:
                TakeSettings(payload);
                break;
            case FrameType.Ping when (flags & Acknowledge) == 0:
                _output.Write(FrameType.Ping, Acknowledge, 0, payload);
                break;
            case FrameType.WindowUpdate when stream == 0:
                _window += BinaryPrimitives.ReadInt32BigEndian(payload);
                break;
            case FrameType.WindowUpdate when call is not null:
                call.Window += BinaryPrimitives.ReadInt32BigEndian(payload);
                break;
            case FrameType.Reset when call is not null:
            case FrameType.GoAway:
                throw new InvalidOperationException($"The server ended {_request.Path} with {type} {Convert.ToHexString(payload)}.");
        }
    }

    private void TakeData(OpenCall call, int bytes, bool isLast)
    {
        call.Received += bytes;
        call.Unacknowledged += bytes;
        _unacknowledged += bytes;
        if (_unacknowledged > WindowBytes / 2)
        {
            _output.WriteWindowUpdate(0, _unacknowledged);
            _unacknowledged = 0;
        }

        if (isLast)
        {
            End(call);
        }
        else if (call.Unacknowledged > WindowBytes / 2)
        {
            _output.WriteWindowUpdate(call.Stream, call.Unacknowledged);
            call.Unacknowledged = 0;
        }
    }

    private void TakeSettings(ReadOnlySpan<byte> settings)
    {
        for (; !settings.IsEmpty; settings = settings[6..])
        {
            var value = BinaryPrimitives.ReadInt32BigEndian(settings[2..]);
            switch (BinaryPrimitives.ReadUInt16BigEndian(settings))
            {
                case MaxFrameSetting:
                    _maxFrame = value;
                    break;
                case InitialWindowSetting:
                    foreach (var call in _open.Values)
                        call.Window += value - _callWindow;
                    _callWindow = value;
                    break;
            }
        }

        _output.Write(FrameType.Settings, Acknowledge, 0, []);
    }

    private void End(OpenCall call)
    {
        if (!call.Succeeded || call.Received != _replyBytes)
            throw new InvalidOperationException(
                $"A reply of {_request.Path} had {call.Received} bytes, and the first one {_replyBytes}; status 200: {call.Succeeded}.");
        _open.Remove(call.Stream);
        var now = Stopwatch.GetTimestamp();
        _ticks.Add(now - call.Begun);
        if (now < _end)
            Begin(now);
    }
}
