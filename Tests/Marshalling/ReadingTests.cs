using CodeFirst.Marshalling;
using CodeFirst.Tests.Schema.Zoo;
using NUnit.Framework;

namespace CodeFirst.Tests.Marshalling;

/// <summary>What protobuf says of reading, and of what cannot be read.</summary>
[TestFixture]
internal sealed class ReadingTests
{
    [TestCase("0805", "unpacked where packed is written", new[] { 5 })]
    [TestCase("08050A0206070808", "both in turn", new[] { 5, 6, 7, 8 })]
    [TestCase("0A00", "an empty packed list", new int[0])]
    [TestCase("0A01050D01000000", "a field of another wire type, which is unknown", new[] { 5 })]
    [TestCase("0A0105F33F0801F43F", "a group, which is unknown", new[] { 5 })]
    public void A_list_is_read_however_it_is_written(string hex, string what, int[] expected) =>
        Assert.That(Read(hex).Packed, Is.EqualTo(expected), what);

    [Test]
    public void The_last_value_wins_and_messages_merge()
    {
        Assert.That(Read("40014002").Maybe, Is.EqualTo(2));
        Assert.That(Read("C23E024001C23E033A0161").Next, Is.EqualTo(new Numbers { Maybe = 1, Name = "a" }).UsingPropertiesComparer());
    }

    [TestCase("08", "ends before its last field does")]
    [TestCase("0A0501", "ends before its last field does")]
    [TestCase("0A0180", "ends before its last field does")]
    [TestCase("1A03010000", "ends before its last field does")]
    [TestCase("0AFFFFFFFF0F", "has a field of negative length")]
    [TestCase("08FFFFFFFFFFFFFFFFFFFF01", "has a number of more than 10 bytes")]
    [TestCase("3A01FF", "has a string that is not UTF-8")]
    [TestCase("0001", "has a field with the number 0")]
    [TestCase("0F01", "has a field of wire type 7, which there is not")]
    [TestCase("0C", "ends a group that did not begin")]
    [TestCase("F33F", "ends before its last field does")]
    [TestCase("F33FFC3F", "ends another group than the one that began")]
    public void What_is_no_message_is_refused_in_a_sentence(string hex, string what) => Assert.That(
        () => Read(hex),
        Throws.TypeOf<InvalidDataException>().With.Message.EqualTo($"The message cannot be read as protobuf: it {what}."));

    [Test]
    public void A_number_that_the_type_cannot_hold_is_refused() => Assert.That(
        () => Codecs.Find(typeof(Scalars))!.FromBytes(Convert.FromHexString("98018002")),
        Throws.TypeOf<InvalidDataException>().With.Message.Contains("says 256 where the contract has a byte"));

    [Test]
    public void Messages_are_written_and_read_100_levels_deep_and_no_deeper()
    {
        var codec = Codecs.Find(typeof(Numbers))!;
        var deepest = Nested(100);

        Assert.That(codec.ToBytes(codec.FromBytes(codec.ToBytes(deepest))), Is.EqualTo(codec.ToBytes(deepest)));
        Assert.That(() => codec.ToBytes(Nested(101)), Throws.InvalidOperationException.With.Message.Contains("nested deeper than 100"));
        Assert.That(
            () => codec.FromBytes([0xC2, 0x3E, .. Length(codec.ToBytes(deepest)), .. codec.ToBytes(deepest)]),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("nested deeper than 100"));
    }

    private static byte[] Length(byte[] bytes) => [(byte)(bytes.Length | 0x80), (byte)(bytes.Length >> 7)];

    private static Numbers Nested(int depth) => depth == 0 ? new Numbers() : new Numbers { Next = Nested(depth - 1) };

    private static Numbers Read(string hex) => (Numbers)Codecs.Find(typeof(Numbers))!.FromBytes(Convert.FromHexString(hex));
}
