using CodeFirst.Schema.Evolution;
using Google.Protobuf.Reflection;
using NUnit.Framework;

namespace CodeFirst.Tests.Evolution;

/// <summary>Which types read each other's bytes without losing a value.</summary>
[TestFixture]
internal sealed class WireTypeTests
{
    [TestCase("int32", "int64")]
    [TestCase("int32", "uint32")]
    [TestCase("uint32", "uint64")]
    [TestCase("uint32", "int64")]
    [TestCase("bool", "int32")]
    [TestCase("bool", "uint64")]
    [TestCase("sint32", "sint64")]
    [TestCase("fixed32", "sfixed32")]
    [TestCase("sfixed64", "fixed64")]
    [TestCase("string", "bytes")]
    public void A_type_that_reads_every_value_passes(string before, string after) => Assert.That(Rules(before, after), Is.Empty);

    [TestCase("int64", "int32")]
    [TestCase("uint64", "uint32")]
    [TestCase("int64", "uint32")]
    [TestCase("sint64", "sint32")]
    [TestCase("int32", "bool")]
    [TestCase("int32", "sint32")]
    [TestCase("int32", "fixed32")]
    [TestCase("fixed32", "fixed64")]
    [TestCase("float", "double")]
    [TestCase("bytes", "string")]
    [TestCase("string", "Note")]
    [TestCase("Color", "int32")]
    public void A_type_that_loses_values_breaks(string before, string after)
        => Assert.That(Rules(before, after), Is.EqualTo(["FIELD_WIRE_COMPATIBLE_TYPE"]));

    private static IEnumerable<string> Rules(string before, string after)
        => Gate.Check(Shop(before), Shop(after), Category.Wire).Select(found => found.Rule);

    private static IReadOnlyList<FileDescriptorProto> Shop(string type)
        => Protos.Shop($"message Order {{ {type} value = 1; }} message Note {{}} enum Color {{ COLOR_NONE = 0; }}");
}
