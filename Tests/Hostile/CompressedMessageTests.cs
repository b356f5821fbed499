using System.IO.Compression;
using CodeFirst.Tests.Hostile.Raw;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>Messages that say they are compressed: <see href="https://github.com/grpc/grpc/blob/master/doc/compression.md"/>.</summary>
[TestFixture]
internal sealed class CompressedMessageTests : HostileFixture
{
    private const int MiB = 1024 * 1024;

    private static readonly string[] Paths = [Requests.GetUserStats, Requests.RecordPoints];

    [Test]
    public async Task An_unknown_encoding_is_UNIMPLEMENTED_and_the_known_ones_are_said()
    {
        var answer = await CallAsync(Requests.GetUserStats, "snappy", [8, 42]);

        Assert.That(
            (answer.Status, answer.Headers["grpc-accept-encoding"]), Is.EqualTo((StatusCode.Unimplemented, "identity,gzip,deflate")));
    }

    [TestCase(null)]
    [TestCase("identity")]
    public async Task A_compressed_message_of_a_caller_that_names_no_compression_is_INTERNAL(string? encoding)
    {
        var answer = await CallAsync(Requests.GetUserStats, encoding, [8, 42]);

        Assert.That(answer.Status, Is.EqualTo(StatusCode.Internal), answer.ToString());
    }

    [Test]
    public async Task A_message_that_is_not_compressed_as_it_says_is_one_sentence_in_every_shape(
        [ValueSource(nameof(Paths))] string path, [Values("gzip", "deflate")] string encoding)
    {
        var answer = await CallAsync(path, encoding, [8, 42, 7, 7]);

        Assert.That((answer.Status, answer.Sentence), Is.EqualTo((
            StatusCode.Internal,
            $"A message of this call cannot be decompressed: it is not what its grpc-encoding says, {encoding}.")));
    }

    [Test]
    public async Task The_limit_of_a_message_holds_for_what_it_decompresses_to(
        [ValueSource(nameof(Paths))] string path, [Values("gzip", "deflate")] string encoding)
    {
        var bomb = Zeros(600L * MiB, encoding);
        Assert.That(bomb, Has.Length.LessThan(700_000));

        var answer = await CallAsync(path, encoding, bomb);

        Assert.That(answer.Status, Is.EqualTo(StatusCode.ResourceExhausted), answer.ToString());
        TestContext.Out.WriteLine($"{bomb.Length} bytes to 600 MiB: {Memory}.");
        Assert.That(Growth, Is.LessThan(FlatBytes));
    }

    private static byte[] Zeros(long count, string encoding)
    {
        using var bytes = new MemoryStream();
        using (Stream zip = encoding == "gzip"
            ? new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true)
            : new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            var block = new byte[MiB];
            for (; count > 0; count -= block.Length)
                zip.Write(block);
        }

        return bytes.ToArray();
    }

    private async Task<RawAnswer> CallAsync(string path, string? encoding, byte[] payload)
    {
        await using var connection = await RawConnection.OpenAsync(Service.Address);
        (string, string)[] more = encoding is null ? [] : [("grpc-encoding", encoding)];
        return await connection.CallAsync(Requests.Headers(path, more), Requests.Message(payload, flags: 1));
    }
}
