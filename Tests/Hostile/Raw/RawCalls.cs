namespace CodeFirst.Tests.Hostile.Raw;

/// <summary>One request and its answer, as a peer does it that knows the rules.</summary>
internal static class RawCalls
{
    /// <summary>Sends a request, whole, and reads what is said to it.</summary>
    public static async Task<RawAnswer> CallAsync(
        this RawConnection connection, IEnumerable<(string Name, string Value)> headers, ReadOnlyMemory<byte> body)
    {
        var stream = connection.NextStream();
        await connection.TrySendAsync(Frame.Headers(stream, headers));
        await connection.TrySendAsync(Frame.DataFrames(stream, body, end: true));
        return await connection.AnswerAsync(stream);
    }

    /// <summary>Reads until the peer has ended this stream, or the connection.</summary>
    public static async Task<RawAnswer> AnswerAsync(this RawConnection connection, int stream)
    {
        var answer = new RawAnswer();
        while (await connection.ReceiveAsync() is { } frame)
        {
            await connection.TrySendAsync(Replies(frame));
            if (frame.Type == FrameType.GoAway)
                answer.GoAway = Code(frame.Payload.Span[4..]);
            if (frame.Stream == stream && Ends(frame, answer))
                return answer;
        }

        answer.IsClosed = true;
        return answer;
    }

    // what keeps a connection in order while an answer is awaited
    private static Frame[] Replies(Frame frame) => frame switch
    {
        { Type: FrameType.Settings, Flags: 0 } => [frame with { Flags = Frame.Ack, Payload = default }],
        { Type: FrameType.Ping, Flags: 0 } => [frame with { Flags = Frame.Ack }],
        { Type: FrameType.Data, Payload.Length: > 0, EndsStream: false } =>
            [Frame.Window(0, (uint)frame.Payload.Length), Frame.Window(frame.Stream, (uint)frame.Payload.Length)],
        _ => [],
    };

    private static bool Ends(Frame frame, RawAnswer answer)
    {
        switch (frame.Type)
        {
            case FrameType.Headers:
                var list = answer.Headers.Count == 0 ? answer.Headers : answer.Trailers;
                foreach (var (name, value) in HeaderBlock.Read(frame.Payload))
                    list[name] = value;
                break;
            case FrameType.Data:
                answer.Body.Write(frame.Payload.Span);
                break;
            case FrameType.RstStream:
                answer.Reset = Code(frame.Payload.Span);
                return true;
        }

        return frame.EndsStream;
    }

    private static ErrorCode Code(ReadOnlySpan<byte> bytes) => (ErrorCode)System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes);
}
