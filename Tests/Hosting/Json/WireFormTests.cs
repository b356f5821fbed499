using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>Whatever order and shape the fields have on the wire, the JSON is that of the message.</summary>
[TestFixture]
internal sealed class WireFormTests
{
    private const string Golden = "golden.Golden";

    [TestCase("0801" + "0802", """{"int32Value":2}""", TestName = "The last scalar counts")]
    [TestCase("0802" + "0800", "{}", TestName = "The last scalar counts where it is zero")]
    [TestCase("720161" + "0801", """{"int32Value":1,"stringValue":"a"}""", TestName = "Fields come in the order of their numbers")]
    [TestCase("F20102" + "0102" + "F00103" + "F20100", """{"numbers":[1,2,3]}""", TestName = "Lists are packed and not")]
    [TestCase("F20100", "{}", TestName = "A packed list may be empty")]
    [TestCase("F80101" + "FA010103", """{"unpacked":["-1","-2"]}""", TestName = "Lists that are not packed may be")]
    [TestCase("8A01020801" + "0803" + "8A01021002", """{"int32Value":3,"child":{"int32Value":1,"int64Value":"2"}}""", TestName = "Messages are merged")]
    [TestCase("900301" + "9A030161", """{"textChoice":"a"}""", TestName = "The last member of a oneof counts")]
    [TestCase("9A030161" + "900300", """{"numberChoice":0}""", TestName = "The last member of a oneof counts where it is zero")]
    [TestCase("A203020801" + "900301" + "A203021001", """{"messageChoice":{"int64Value":"1"}}""", TestName = "A member of a oneof is not merged over another one")]
    [TestCase("A203020801" + "A203021001", """{"messageChoice":{"int32Value":1,"int64Value":"1"}}""", TestName = "A member of a oneof is merged with itself")]
    [TestCase("C202060A0161120162" + "C202060A0161120163", """{"byString":{"a":"c"}}""", TestName = "The last entry of a map's key counts")]
    [TestCase("C20200", """{"byString":{"":""}}""", TestName = "An entry without key and value has the defaults")]
    [TestCase("CA0200", """{"byInt32":{"0":{}}}""", TestName = "An entry without a message has an empty one")]
    [TestCase("C83E01" + "0801", """{"int32Value":1}""", TestName = "Unknown fields are passed over")]
    [TestCase("CB3E" + "0801" + "CC3E" + "0801", """{"int32Value":1}""", TestName = "Groups are passed over")]
    [TestCase("0D01000000" + "0801", """{"int32Value":1}""", TestName = "Fields of another wire type are passed over")]
    [TestCase("0880808080F0FFFFFFFF01", """{}""", TestName = "An int32 is the low 32 bits")]
    [TestCase("6802", """{"boolValue":true}""", TestName = "A bool is what is not zero")]
    public async Task It_is_what_Google_Protobuf_reads(string bytes, string json)
    {
        var google = await GoogleJson.Golden;

        var ours = google.Ours(Golden).Write(Convert.FromHexString(bytes));

        Assert.That(ours, Is.EqualTo(json));
        Assert.That(GoogleJson.Normal(ours), Is.EqualTo(google.Format(Golden, Convert.FromHexString(bytes))));
    }

    /// <summary>As protobuf's conformance tests have it; Google.Protobuf in C# keeps the last one.</summary>
    [Test]
    public async Task The_messages_of_an_entry_are_merged()
    {
        var message = (await GoogleJson.Golden).Ours(Golden);

        Assert.That(
            message.Write(Convert.FromHexString("CA0208" + "12020801" + "12021001")),
            Is.EqualTo("""{"byInt32":{"0":{"int32Value":1,"int64Value":"1"}}}"""));
    }

    [Test]
    public async Task An_entry_of_a_map_has_its_key_and_value_where_they_are_zero()
    {
        var message = (await GoogleJson.Golden).Ours(Golden);

        var bytes = message.Read("""{"byString":{"b":"","":"a"},"byInt32":{"0":{}}}""");

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo("C202050A01621200" + "C202050A00120161" + "CA020408001200"));
    }

    [TestCase("08", "The message cannot be read as protobuf: it ends before its last field does.")]
    [TestCase("7205", "The message cannot be read as protobuf: it ends before its last field does.")]
    [TestCase("7201FF", "The message cannot be written as JSON: it has a string that is not UTF-8.")]
    [TestCase("E203" + "0C" + "08FFFFFFFFFFFFFFFF7F1000", "The message cannot be written as JSON: it has a timestamp that JSON has no text for.")]
    [TestCase("EA03" + "0D" + "0801" + "10FFFFFFFFFFFFFFFFFF01", "The message cannot be written as JSON: it has a duration that JSON has no text for.")]
    [TestCase("F20305" + "0A03" + "615F31", "The message cannot be written as JSON: it has a field mask that JSON has no text for.")]
    [TestCase("820400", "The message cannot be written as JSON: it has a google.protobuf.Value that holds nothing.")]
    [TestCase("820409" + "11000000000000F87F", "The message cannot be written as JSON: it has a google.protobuf.Value that is no finite number.")]
    [TestCase("9A0405" + "0A03" + "612F62", "The message cannot be written as JSON: it has a google.protobuf.Any of 'a/b', which no served contract has.")]
    public async Task What_is_no_protobuf_and_what_JSON_cannot_say_is_refused(string bytes, string sentence)
    {
        var message = (await GoogleJson.Golden).Ours(Golden);

        Assert.That(
            () => message.Write(Convert.FromHexString(bytes)),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(sentence));
    }
}
