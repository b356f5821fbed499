using System.Text;
using CodeFirst.Hosting.Internal.Json;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>JSON that is not the message is refused, with the field, its value and the remedy.</summary>
[TestFixture]
internal sealed class RefusalTests
{
    private const string Golden = "golden.Golden";

    // no JSON
    [TestCase("", "The JSON cannot be read at line 1, byte 1; send one JSON value, nested 256 levels at most.")]
    [TestCase("{\n\"int32Value\":01}", "The JSON cannot be read at line 2, byte 15; send one JSON value, nested 256 levels at most.")]
    [TestCase("{} {}", "The JSON cannot be read at line 1, byte 4; send one JSON value, nested 256 levels at most.")]
    [TestCase("{\"int32Value\":1,}", "The JSON cannot be read at line 1, byte 17; send one JSON value, nested 256 levels at most.")]
    // another shape
    [TestCase("1", "The message is 1, no JSON object; give an object with the fields of golden.Golden.")]
    [TestCase("null", "The message is null, no JSON object; give an object with the fields of golden.Golden.")]
    [TestCase("""{"child":[]}""", "child is [], no JSON object; give an object with the fields of golden.Golden.")]
    [TestCase("""{"numbers":1}""", "numbers is 1, no list; give a JSON array.")]
    [TestCase("""{"byString":[]}""", "byString is [], no map; give a JSON object.")]
    // numbers
    [TestCase("""{"int32Value":"a"}""", "int32Value is \"a\", no int32; give an integer from -2147483648 to 2147483647.")]
    [TestCase("""{"int32Value":2147483648}""", "int32Value is 2147483648, no int32; give an integer from -2147483648 to 2147483647.")]
    [TestCase("""{"int32Value":1.5}""", "int32Value is 1.5, no int32; give an integer from -2147483648 to 2147483647.")]
    [TestCase("""{"int32Value":1e-1}""", "int32Value is 1e-1, no int32; give an integer from -2147483648 to 2147483647.")]
    [TestCase("""{"int32Value":" 1"}""", "int32Value is \" 1\", no int32; give an integer from -2147483648 to 2147483647.")]
    [TestCase("""{"int32Value":"01"}""", "int32Value is \"01\", no int32; give an integer from -2147483648 to 2147483647.")]
    [TestCase("""{"int32Value":true}""", "int32Value is true, no int32; give an integer from -2147483648 to 2147483647.")]
    [TestCase("""{"uint32Value":-1}""", "uint32Value is -1, no uint32; give an integer from 0 to 4294967295.")]
    [TestCase("""{"uint64Value":1e20}""", "uint64Value is 1e20, no uint64; give an integer from 0 to 18446744073709551615.")]
    [TestCase("""{"uint64Value":1e999999999999}""", "uint64Value is 1e999999999999, no uint64; give an integer from 0 to 18446744073709551615.")]
    [TestCase("""{"floatValue":1e39}""", "floatValue is 1e39, no float; give a number in its range, \"NaN\", \"Infinity\" or \"-Infinity\".")]
    [TestCase("""{"doubleValue":1e309}""", "doubleValue is 1e309, no double; give a number in its range, \"NaN\", \"Infinity\" or \"-Infinity\".")]
    [TestCase("""{"doubleValue":"1,5"}""", "doubleValue is \"1,5\", no double; give a number in its range, \"NaN\", \"Infinity\" or \"-Infinity\".")]
    // the rest of the scalars
    [TestCase("""{"boolValue":"true"}""", "boolValue is \"true\", no bool; give true or false.")]
    [TestCase("""{"stringValue":1}""", "stringValue is 1, no string; give text between quotes.")]
    [TestCase("""{"stringValue":"\ud83d"}""", "stringValue is \"\\ud83d\", which has half a surrogate pair; write both halves, or the character itself.")]
    [TestCase("""{"bytesValue":"%%"}""", "bytesValue is \"%%\", no bytes; give them as base64 between quotes.")]
    [TestCase("""{"bytesValue":"A"}""", "bytesValue is \"A\", no bytes; give them as base64 between quotes.")]
    [TestCase("""{"size":true}""", "size is true, no value of golden.Golden.Size; give one of SIZE_UNSPECIFIED, SIZE_SMALL, SIZE_NEGATIVE, or a number.")]
    // places
    [TestCase("""{"numbers":[1,"a"]}""", "numbers[1] is \"a\", no int32; give an integer from -2147483648 to 2147483647.")]
    [TestCase("""{"numbers":[null]}""", "numbers[0] is null, no int32; give an integer from -2147483648 to 2147483647.")]
    [TestCase("""{"children":[{"byInt32":{"7":{"boolValue":1}}}]}""", "children[0].byInt32[\"7\"].boolValue is 1, no bool; give true or false.")]
    [TestCase("""{"byString":{"\"":1}}""", "byString[\"\\\"\"] is 1, no string; give text between quotes.")]
    [TestCase("""{"byString":{"a":null}}""", "byString[\"a\"] is null, no string; give text between quotes.")]
    // keys
    [TestCase("""{"byBool":{"yes":1}}""", "byBool[\"yes\"] has a key that is no bool; give \"true\" or \"false\".")]
    [TestCase("""{"byInt32":{"01":{}}}""", "byInt32[\"01\"] has a key that is no int32; give an integer from -2147483648 to 2147483647, in digits alone.")]
    [TestCase("""{"byString":{"a":"","a":""}}""", "byString[\"a\"] is given twice; give it once.")]
    // twice
    [TestCase("""{"int32Value":1,"int32Value":1}""", "int32Value is given twice; give it once.")]
    [TestCase("""{"int32Value":1,"int32_value":null}""", "int32Value is given twice; give it once.")]
    [TestCase("""{"numberChoice":1,"textChoice":""}""", "The message has numberChoice and textChoice, which are of the one-of choice; give one of them.")]
    [TestCase("""{"child":{"nullChoice":null,"textChoice":""}}""", "child has textChoice and nullChoice, which are of the one-of choice; give one of them.")]
    // protobuf's own messages
    [TestCase("""{"at":"2026-01-02"}""", "at is \"2026-01-02\", no timestamp; give RFC 3339 of the years 1 to 9999: \"2026-01-02T03:04:05.678Z\", or with an offset: \"+01:00\".")]
    [TestCase("""{"at":"0001-01-01T00:00:00+00:01"}""", "at is \"0001-01-01T00:00:00+00:01\", no timestamp; give RFC 3339 of the years 1 to 9999: \"2026-01-02T03:04:05.678Z\", or with an offset: \"+01:00\".")]
    [TestCase("""{"length":"315576000001s"}""", "length is \"315576000001s\", no duration; give seconds from -315576000000s to 315576000000s: \"1.5s\".")]
    [TestCase("""{"length":1}""", "length is 1, no duration; give seconds from -315576000000s to 315576000000s: \"1.5s\".")]
    [TestCase("""{"mask":"user_id"}""", "mask is \"user_id\", no field mask; give paths of JSON names with commas between them: \"userId,address.postCode\".")]
    [TestCase("""{"wrapped":[null]}""", "wrapped[0] is null, no int64; give an integer from -9223372036854775808 to 9223372036854775807.")]
    [TestCase("""{"value":1e309}""", "value is 1e309, no double; give a number in its range, \"NaN\", \"Infinity\" or \"-Infinity\".")]
    [TestCase("""{"any":{"a":1}}""", "any is {\"a\":1}, without @type; say which message it is: {\"@type\": \"type.googleapis.com/...\"}.")]
    [TestCase("""{"any":{"@type":"a/b.C"}}""", "any is \"a/b.C\", no message that is served here; give one of the contract's.")]
    [TestCase("""{"any":{"@type":"a/google.protobuf.Duration"}}""", "any is {\"@type\":\"a/google.protobuf.Duration\"}, without value; give the google.protobuf.Duration under value.")]
    public async Task It_is_refused(string json, string sentence)
    {
        var message = (await GoogleJson.Golden).Ours(Golden);

        Assert.That(() => message.Read(json), Throws.TypeOf<JsonRefusal>().With.Message.EqualTo(sentence));
    }

    [Test]
    public async Task Text_that_is_not_UTF8_is_refused()
    {
        var message = (await GoogleJson.Golden).Ours(Golden);
        byte[] json = [.. Encoding.UTF8.GetBytes("{\"stringValue\":\""), 0xC3, .. Encoding.UTF8.GetBytes("\"}")];

        Assert.That(() => message.ReadJson(json), Throws.TypeOf<JsonRefusal>().With.Message.EqualTo("The JSON is not UTF-8; encode it so."));
    }

    [Test]
    public async Task A_long_value_is_quoted_in_part()
    {
        var message = (await GoogleJson.Golden).Ours(Golden);

        var refusal = Assert.Throws<JsonRefusal>(() => message.Read($$"""{"int32Value":"{{new string('a', 1000)}}"}"""))!;

        Assert.That(refusal.Message, Is.EqualTo(
            $"int32Value is \"{new string('a', 63)}…, no int32; give an integer from -2147483648 to 2147483647."));
    }
}
