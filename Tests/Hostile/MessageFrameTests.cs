using CodeFirst.Tests.Hostile.Raw;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>
/// Messages that are shorter, longer, or packed otherwise than they say:
/// <see href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md"/>.
/// </summary>
[TestFixture]
internal sealed class MessageFrameTests : HostileFixture
{
    private const string NoProtobuf =
        "A message of this call cannot be read: it is no protobuf, or not of the method's type. Send what the .proto file describes.";

    private const uint Limit = 4 * 1024 * 1024;

    private static readonly string[] Paths =
        [Requests.GetUserStats, Requests.ExportUserStats, Requests.RecordPoints, Requests.WatchUserStats];

    private static readonly (byte[], StatusCode)[] Prefixes =
    [
        (Requests.Message([8, 42]), StatusCode.OK),
        (Requests.Message([8, 42], flags: 2), StatusCode.Internal),
        (Requests.Message([8, 42], length: uint.MaxValue), StatusCode.ResourceExhausted),
    ];

    [Test]
    public async Task A_message_that_is_no_protobuf_is_one_status_and_one_sentence_in_every_shape(
        [ValueSource(nameof(Paths))] string path, [Values("FFFF", "0F01", "0001", "0A0561", "0C")] string hex)
    {
        var answer = await CallAsync(path, Requests.Message(Convert.FromHexString(hex)));

        Assert.That((answer.Status, answer.Sentence), Is.EqualTo((StatusCode.Internal, NoProtobuf)), answer.ToString());
    }

    [Test]
    public async Task Groups_within_groups_without_an_end_do_not_exhaust_the_stack([ValueSource(nameof(Paths))] string path)
    {
        // 0x7B starts group 15, which no message here knows: as many levels as a message has bytes
        var answer = await CallAsync(path, Requests.Message(Enumerable.Repeat((byte)0x7B, 500_000).ToArray()));

        Assert.That((answer.Status, answer.Sentence), Is.EqualTo((StatusCode.Internal, NoProtobuf)), answer.ToString());
    }

    [Test]
    public async Task A_message_that_ends_before_its_length_is_INTERNAL(
        [ValueSource(nameof(Paths))] string path, [Values("000000000A082A", "0000000002", "0000")] string hex)
    {
        var answer = await CallAsync(path, Convert.FromHexString(hex));

        Assert.That((answer.Status, answer.Sentence), Is.EqualTo((
            StatusCode.Internal, "A message of this call cannot be read: the call ended before it was whole.")), answer.ToString());
    }

    [TestCase("")]
    [TestCase("0000000002082A0000000002082A")]
    [TestCase("0000000002082A00")]
    public async Task Anything_but_one_message_is_INTERNAL_where_one_is_asked_for(string hex)
    {
        var answer = await CallAsync(Requests.GetUserStats, Convert.FromHexString(hex));

        Assert.That(answer.Status, Is.EqualTo(StatusCode.Internal), answer.ToString());
    }

    [Test]
    public async Task A_length_above_the_limit_is_refused_before_the_message_comes(
        [ValueSource(nameof(Paths))] string path, [Values(Limit + 1, (uint)int.MaxValue, 1u + int.MaxValue, uint.MaxValue)] uint length)
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);
        var stream = connection.NextStream();
        await connection.SendAsync(
            Frame.Headers(stream, Requests.Headers(path)), Frame.Data(stream, Requests.Message([8, 42], length: length)));

        var answer = await connection.AnswerAsync(stream);

        Assert.That(answer.Status, Is.EqualTo(StatusCode.ResourceExhausted), answer.ToString());
    }

    [Test]
    public async Task A_flag_that_means_nothing_is_INTERNAL([ValueSource(nameof(Paths))] string path, [Values(2, 255)] byte flag)
    {
        var answer = await CallAsync(path, Requests.Message([8, 42], flag));

        Assert.That((answer.Status, answer.Sentence), Is.EqualTo((
            StatusCode.Internal,
            $"A message of this call cannot be read: its flag is {flag}, and only 0 (as it is) and 1 (compressed) mean anything.")));
    }

    [Test]
    public async Task A_prefix_that_comes_byte_by_byte_is_read_all_the_same(
        [ValueSource(nameof(Prefixes))] (byte[] Body, StatusCode Status) sent)
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);
        var stream = connection.NextStream();
        await connection.SendAsync(Frame.Headers(stream, Requests.Headers()));
        foreach (var octet in sent.Body)
            await connection.SendAsync(Frame.Data(stream, new[] { octet }));
        await connection.TrySendAsync(Frame.Data(stream, default, end: true));

        Assert.That((await connection.AnswerAsync(stream)).Status, Is.EqualTo(sent.Status));
    }

    private async Task<RawAnswer> CallAsync(string path, byte[] body)
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);
        return await connection.CallAsync(Requests.Headers(path), body);
    }
}
