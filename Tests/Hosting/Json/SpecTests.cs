using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>The lines of ProtoJSON's table: what is read, and how it is written again.</summary>
[TestFixture]
internal sealed class SpecTests
{
    private const string Golden = "golden.Golden";

    // names
    [TestCase("""{"int32Value":1}""", """{"int32Value":1}""")]
    [TestCase("""{"int32_value":1}""", """{"int32Value":1}""")]
    [TestCase("""{"given-name":"a"}""", """{"given-name":"a"}""")]
    [TestCase("""{"renamed":"a"}""", """{"given-name":"a"}""")]
    [TestCase("""{"int32\u0056alue":1}""", """{"int32Value":1}""")]
    [TestCase("""{"stringValue":"a","int32Value":1}""", """{"int32Value":1,"stringValue":"a"}""")]
    [TestCase("""{"nobody":{"a":[1,null]},"int32Value":1}""", """{"int32Value":1}""")]
    // integers
    [TestCase("""{"int32Value":"1"}""", """{"int32Value":1}""")]
    [TestCase("""{"int32Value":1e2}""", """{"int32Value":100}""")]
    [TestCase("""{"int32Value":1.0}""", """{"int32Value":1}""")]
    [TestCase("""{"int32Value":1.50E1}""", """{"int32Value":15}""")]
    [TestCase("""{"int32Value":120e-1}""", """{"int32Value":12}""")]
    [TestCase("""{"int32Value":0e999999999999}""", """{}""")]
    [TestCase("""{"int32Value":-0}""", """{}""")]
    [TestCase("""{"int32Value":-2147483648}""", """{"int32Value":-2147483648}""")]
    [TestCase("""{"uint32Value":4294967295,"fixed32Value":4294967295}""", """{"uint32Value":4294967295,"fixed32Value":4294967295}""")]
    [TestCase("""{"int64Value":1}""", """{"int64Value":"1"}""")]
    [TestCase("""{"int64Value":"-9223372036854775808"}""", """{"int64Value":"-9223372036854775808"}""")]
    [TestCase("""{"int64Value":9223372036854775807}""", """{"int64Value":"9223372036854775807"}""")]
    [TestCase("""{"uint64Value":18446744073709551615}""", """{"uint64Value":"18446744073709551615"}""")]
    [TestCase("""{"uint64Value":1.8446744073709551615e19}""", """{"uint64Value":"18446744073709551615"}""")]
    [TestCase("""{"sint32Value":-1,"sint64Value":"-1"}""", """{"sint32Value":-1,"sint64Value":"-1"}""")]
    [TestCase("""{"sfixed32Value":-1,"sfixed64Value":-1}""", """{"sfixed32Value":-1,"sfixed64Value":"-1"}""")]
    // floats
    [TestCase("""{"floatValue":"NaN","doubleValue":"-Infinity"}""", """{"floatValue":"NaN","doubleValue":"-Infinity"}""")]
    [TestCase("""{"floatValue":"Infinity","doubleValue":"1.5"}""", """{"floatValue":"Infinity","doubleValue":1.5}""")]
    [TestCase("""{"floatValue":0.1,"doubleValue":0.1}""", """{"floatValue":0.1,"doubleValue":0.1}""")]
    [TestCase("""{"floatValue":3.4028235e38,"doubleValue":1e-400}""", """{"floatValue":3.4028235E+38}""")]
    // the rest of the scalars
    [TestCase("""{"boolValue":true}""", """{"boolValue":true}""")]
    [TestCase("""{"stringValue":"\ud83d\ude00\u0000<"}""", """{"stringValue":"\uD83D\uDE00\u0000<"}""")]
    [TestCase("""{"bytesValue":"-_8"}""", """{"bytesValue":"+/8="}""")]
    [TestCase("""{"bytesValue":"-_8="}""", """{"bytesValue":"+/8="}""")]
    [TestCase("""{"bytesValue":"+/8"}""", """{"bytesValue":"+/8="}""")]
    [TestCase("""{"size":"SIZE_SMALL"}""", """{"size":"SIZE_SMALL"}""")]
    [TestCase("""{"size":1}""", """{"size":"SIZE_SMALL"}""")]
    [TestCase("""{"size":-1}""", """{"size":"SIZE_NEGATIVE"}""")]
    [TestCase("""{"size":99}""", """{"size":99}""")]
    [TestCase("""{"size":"SIZE_LARGE","sizes":["SIZE_LARGE",1],"byUint64":{"1":"SIZE_LARGE"}}""", """{"sizes":["SIZE_SMALL"]}""")]
    // presence
    [TestCase("""{"int32Value":0,"stringValue":"","bytesValue":"","boolValue":false,"size":"SIZE_UNSPECIFIED","doubleValue":0}""", "{}")]
    [TestCase("""{"maybeInt32":0,"maybeString":"","maybeSize":0}""", """{"maybeInt32":0,"maybeString":"","maybeSize":"SIZE_UNSPECIFIED"}""")]
    [TestCase("""{"int32Value":null,"maybeInt32":null,"child":null,"numbers":null,"byString":null,"at":null,"wrappedInt32":null}""", "{}")]
    [TestCase("""{"child":{}}""", """{"child":{}}""")]
    [TestCase("""{"numberChoice":0}""", """{"numberChoice":0}""")]
    [TestCase("""{"numberChoice":null,"textChoice":""}""", """{"textChoice":""}""")]
    [TestCase("""{"nullChoice":null}""", """{"nullChoice":null}""")]
    [TestCase("""{"valueChoice":null}""", """{"valueChoice":null}""")]
    // lists and maps
    [TestCase("""{"numbers":[],"byString":{}}""", "{}")]
    [TestCase("""{"numbers":[0,"1"],"unpacked":[0,-1],"children":[{},{"int32Value":1}]}""", """{"numbers":[0,1],"unpacked":["0","-1"],"children":[{},{"int32Value":1}]}""")]
    [TestCase("""{"byBool":{"true":1,"false":0},"bySint64":{"-1":"AA=="}}""", """{"byBool":{"true":1,"false":0},"bySint64":{"-1":"AA=="}}""")]
    [TestCase("""{"byString":{"b":"","":"a","\u0061":"c"}}""", """{"byString":{"b":"","":"a","a":"c"}}""")]
    [TestCase("""{"byInt32":{"0":{}},"values":{"a":null}}""", """{"byInt32":{"0":{}},"values":{"a":null}}""")]
    // protobuf's own messages
    [TestCase("""{"at":"1972-01-01T10:00:20.021Z"}""", """{"at":"1972-01-01T10:00:20.021Z"}""")]
    [TestCase("""{"at":"1970-01-01T01:00:00.1+01:00"}""", """{"at":"1970-01-01T00:00:00.100Z"}""")]
    [TestCase("""{"at":"0001-01-01T00:00:00Z"}""", """{"at":"0001-01-01T00:00:00Z"}""")]
    [TestCase("""{"at":"9999-12-31T23:59:59.999999999Z"}""", """{"at":"9999-12-31T23:59:59.999999999Z"}""")]
    [TestCase("""{"length":"1.000340012s"}""", """{"length":"1.000340012s"}""")]
    [TestCase("""{"length":"-0.5s","lengths":["0s","1.00001s","-315576000000s"]}""", """{"length":"-0.500s","lengths":["0s","1.000010s","-315576000000s"]}""")]
    [TestCase("""{"mask":"userId,address.postCode"}""", """{"mask":"userId,address.postCode"}""")]
    [TestCase("""{"mask":""}""", """{"mask":""}""")]
    [TestCase("""{"object":{"a":[1,"b",null,true,{"c":{}}]}}""", """{"object":{"a":[1,"b",null,true,{"c":{}}]}}""")]
    [TestCase("""{"value":null,"list":[],"anything":[null,1e300]}""", """{"value":null,"list":[],"anything":[null,1E+300]}""")]
    [TestCase("""{"empty":{}}""", """{"empty":{}}""")]
    [TestCase("""{"wrappedInt64":"0","wrappedBool":false,"wrappedString":"","wrappedBytes":"AQ"}""", """{"wrappedInt64":"0","wrappedBool":false,"wrappedString":"","wrappedBytes":"AQ=="}""")]
    [TestCase("""{"any":{"int32Value":1,"@type":"type.googleapis.com/golden.Golden"}}""", """{"any":{"@type":"type.googleapis.com/golden.Golden","int32Value":1}}""")]
    [TestCase("""{"any":{"@type":"a/google.protobuf.Duration","value":"1s"}}""", """{"any":{"@type":"a/google.protobuf.Duration","value":"1s"}}""")]
    [TestCase("""{"any":{"@type":"a/google.protobuf.Value","value":null}}""", """{"any":{"@type":"a/google.protobuf.Value","value":null}}""")]
    [TestCase("""{"any":{"@type":"a/google.protobuf.Empty","value":{}}}""", """{"any":{"@type":"a/google.protobuf.Empty","value":{}}}""")]
    [TestCase("""{"any":{}}""", """{"any":{}}""")]
    [TestCase(""" { "int32Value" : 1 } """, """{"int32Value":1}""")]
    public async Task JSON_is_read_and_written_in_its_one_form(string json, string canonical)
    {
        var google = await GoogleJson.Golden;

        var bytes = google.Ours(Golden).Read(json);

        Assert.That(GoogleJson.Normal(google.Ours(Golden).Write(bytes)), Is.EqualTo(GoogleJson.Normal(canonical)));
    }
}
