using CodeFirst.Tests.Hostile.Raw;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>
/// What breaks HTTP/2's rules ends its stream or its own connection, with the code of
/// <see href="https://www.rfc-editor.org/rfc/rfc9113">RFC 9113</see>.
/// </summary>
[TestFixture]
internal sealed class BrokenConnectionTests : HostileFixture
{
    private static IEnumerable<TestCaseData> HeaderLists()
    {
        yield return Case("a pseudo header twice", [(":path", Requests.GetUserStats), .. Requests.Headers()], ends: null);
        yield return Case("a pseudo header after the others", Requests.Headers(more: (":path", Requests.GetUserStats)), ends: null);
        yield return Case("an unknown pseudo header", [(":tea", "pot"), .. Requests.Headers()], ends: null);
        yield return Case("a name with a capital letter", Requests.Headers(more: ("Trace", "1")), ends: null);
        yield return Case("a header of HTTP/1.1", Requests.Headers(more: ("connection", "close")), ends: null);
        yield return Case("te that is not trailers", Requests.With("te", "gzip"), ends: null);
        yield return Case("a line break in a value", Requests.Headers(more: ("trace", "1\r\nx: 2")), ends: null);
        yield return Case("a NUL in a value", Requests.Headers(more: ("trace", "1\02")), ends: null);
        yield return Case("no method", Requests.With(":method", null), ends: ErrorCode.ProtocolError);
        yield return Case("no path", Requests.With(":path", null), ends: ErrorCode.ProtocolError);
        yield return Case("no scheme", Requests.With(":scheme", null), ends: ErrorCode.ProtocolError);
        yield return Case("https over plaintext", Requests.With(":scheme", "https"), ends: ErrorCode.ProtocolError);
        yield return Case(
            "a path of 9,000 characters", Requests.With(":path", "/" + new string('a', 9_000)), ends: ErrorCode.ProtocolError);
        yield return Case(
            "a content-length that is not the body's", Requests.Headers(more: ("content-length", "100")), ends: ErrorCode.ProtocolError);
    }

    [TestCaseSource(nameof(HeaderLists))]
    public async Task Headers_that_break_the_rules_end_their_stream_or_their_connection(
        IEnumerable<(string Name, string Value)> headers, ErrorCode? ends)
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);

        var answer = await connection.CallAsync(headers, Requests.User42);

        Assert.That(answer.HttpStatus, Is.Null, answer.ToString());
        ErrorCode? connectionEnds = ends is null ? ErrorCode.ProtocolError : null;
        Assert.That((answer.Reset, answer.GoAway), Is.EqualTo((ends, connectionEnds)), answer.ToString());
        if (ends is not null)
            Assert.That((await connection.CallAsync(Requests.Headers(), Requests.User42)).HttpStatus, Is.EqualTo("200"));
    }

    private static IEnumerable<TestCaseData> Frames()
    {
        yield return Case("a frame above 16 KiB", new Frame(FrameType.Data, 0, 1, new byte[16_385]), ErrorCode.FrameSizeError);
        yield return Case("SETTINGS of 5 bytes", new Frame(FrameType.Settings, 0, 0, new byte[5]), ErrorCode.FrameSizeError);
        yield return Case("SETTINGS on a stream", new Frame(FrameType.Settings, 0, 1, default), ErrorCode.ProtocolError);
        yield return Case("a window above 2 GiB", Frame.Settings((4, uint.MaxValue)), ErrorCode.FlowControlError);
        yield return Case("a frame size below 16 KiB", Frame.Settings((5, 1)), ErrorCode.ProtocolError);
        yield return Case("a window that grows by nothing", Frame.Window(0, 0), ErrorCode.ProtocolError);
        yield return Case("a window that overflows", Frame.Window(0, int.MaxValue), ErrorCode.FlowControlError);
        yield return Case("headers on a stream of the server's", Frame.Headers(2, Requests.Headers()), ErrorCode.ProtocolError);
        yield return Case("data without a stream", Frame.Data(0, new byte[5]), ErrorCode.ProtocolError);
        yield return Case("data on a stream that never was", Frame.Data(1, new byte[5]), ErrorCode.ProtocolError);
        yield return Case("a reset of a stream that never was", Frame.Reset(99), ErrorCode.ProtocolError);
        yield return Case(
            "a promise of a client", new Frame(FrameType.PushPromise, Frame.EndHeaders, 1, new byte[8]), ErrorCode.ProtocolError);
        yield return Case(
            "a stream that waits for itself", new Frame(FrameType.Priority, 0, 1, new byte[] { 0, 0, 0, 1, 0 }), ErrorCode.ProtocolError);
        yield return Case(
            "headers that are no HPACK",
            new Frame(FrameType.Headers, 5, 1, new byte[] { 255, 255, 255, 255, 255, 255 }),
            ErrorCode.CompressionError);
        yield return Case("CONTINUATION of nothing", new Frame(FrameType.Continuation, 4, 1, default), ErrorCode.ProtocolError);
    }

    [TestCaseSource(nameof(Frames))]
    public async Task A_frame_that_breaks_the_rules_ends_its_connection(Frame frame, ErrorCode code)
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);

        await connection.SendAsync(frame);

        var answer = await connection.AnswerAsync(1);
        Assert.That((answer.HttpStatus, answer.GoAway), Is.EqualTo(((string?)null, code)), answer.ToString());
    }

    [Test]
    public async Task More_than_100_headers_are_431()
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);

        var answer = await connection.CallAsync(
            Requests.Headers(more: [.. Enumerable.Range(0, 101).Select(i => ($"x-{i}", "1"))]), Requests.User42);

        Assert.That(answer.HttpStatus, Is.EqualTo("431"), answer.ToString());
    }

    [Test]
    public async Task Streams_above_the_announced_number_are_refused_and_the_others_answered()
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);
        for (var i = 0; i < 101; i++)
            await connection.SendAsync(Frame.Headers(connection.NextStream(), Requests.Headers()));

        Assert.That((await connection.AnswerAsync(201)).Reset, Is.EqualTo(ErrorCode.RefusedStream));

        await connection.SendAsync(Frame.Data(1, Requests.User42, end: true));
        Assert.That((await connection.AnswerAsync(1)).HttpStatus, Is.EqualTo("200"));
    }

    [Test]
    public async Task Headers_without_an_end_are_cut_off_at_a_size()
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);
        await connection.SendAsync(new Frame(FrameType.Headers, 0, 1, HeaderBlock.Write(Requests.Headers())));
        var more = new Frame(FrameType.Continuation, 0, 1, HeaderBlock.Write([("trace", new string('a', 10_000))]));

        var sent = 0;
        while (sent < 10_000 && await connection.TrySendAsync(more))
            sent++;

        Assert.That(sent, Is.LessThan(10_000));
        Assert.That(Growth, Is.LessThan(FlatBytes));
    }

    private static TestCaseData Case(string name, IEnumerable<(string Name, string Value)> headers, ErrorCode? ends) =>
        new TestCaseData(headers, ends).SetArgDisplayNames(name);

    private static TestCaseData Case(string name, Frame frame, ErrorCode code) => new TestCaseData(frame, code).SetArgDisplayNames(name);
}
