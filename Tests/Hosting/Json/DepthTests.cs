using CodeFirst.Hosting.Internal.Json;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>Messages are nested as deep as protobuf's readers go.</summary>
[TestFixture]
internal sealed class DepthTests
{
    private const string Golden = "golden.Golden";

    [TestCase("{\"child\":", "{}", "}", 100)]
    [TestCase("{\"children\":[", "{}", "]}", 100)]
    [TestCase("{\"byInt32\":{\"1\":", "{}", "}}", 50)]
    [TestCase("{\"any\":{\"@type\":\"a/golden.Golden\",\"child\":", "{}", "}}", 33)]
    public async Task The_deepest_is_read_and_written_and_one_level_more_is_refused(string open, string inner, string close, int levels)
    {
        var google = await GoogleJson.Golden;
        var ours = google.Ours(Golden);

        var bytes = ours.Read(Nested(levels));

        Assert.That(() => google.Read(Golden, bytes), Throws.Nothing);
        Assert.That(ours.Write(bytes), Is.EqualTo(Nested(levels)));
        Assert.That(() => ours.Read(Nested(levels + 1)), Throws.TypeOf<JsonRefusal>()
            .With.Message.EndsWith(" nests messages deeper than 100 levels, which protobuf's readers refuse; nest fewer."));

        string Nested(int count) =>
            string.Concat(Enumerable.Repeat(open, count)) + inner + string.Concat(Enumerable.Repeat(close, count));
    }

    [TestCase(10_000)]
    [TestCase(1_000_000)]
    public async Task Brackets_without_end_are_refused(int levels)
    {
        var ours = (await GoogleJson.Golden).Ours(Golden);

        Assert.That(() => ours.Read("{\"list\":" + new string('[', levels)), Throws.TypeOf<JsonRefusal>());
        Assert.That(() => ours.Read("{\"nobody\":" + new string('[', levels)), Throws.TypeOf<JsonRefusal>());
    }

    [Test]
    public async Task Bytes_that_are_nested_deeper_are_refused()
    {
        var ours = (await GoogleJson.Golden).Ours(Golden);
        byte[] bytes = [];
        for (var level = 0; level < 101; level++)
            bytes = [0x8A, 0x01, .. Length(bytes.Length), .. bytes];

        Assert.That(
            () => ours.Write(bytes),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(
                "The message cannot be written as JSON: it has messages nested deeper than 100 levels."));
    }

    private static byte[] Length(int length) => length < 0x80 ? [(byte)length] : [(byte)(length | 0x80), (byte)(length >> 7)];
}
