using CodeFirst.Schema;
using CodeFirst.Tests.Schema.Zoo;
using NUnit.Framework;
using ProtoBuf.Meta;

namespace CodeFirst.Tests.Schema;

/// <summary>The bytes of protobuf-net, read with our text, are the values that were written, and the other way round.</summary>
internal sealed class BytesTests
{
    private static readonly object[] Values =
    [
        new Scalars(), Scalars.Lowest, new Present(), Present.Zeros, new Unannotated(), new Unannotated { Nullable = "" }, Lists.Full,
        Collections.Full, Maps.Full, new Times(), Times.Some, new Enums(), Enums.Some,
        new Trees(), Trees.Full, Trees.Full.Dog!, new Dog(), new Generics(), Generics.Full,
        new Converted(), Converted.Full, Converted.Full.Price!,
    ];

    private static IEnumerable<TestCaseData> Cases
        => Values.Select((value, at) => new TestCaseData(value).SetArgDisplayNames($"{value.GetType().Name} {at}"));

    [TestCaseSource(nameof(Cases))]
    public async Task A_value_is_the_same_after_protoc_read_it_with_our_text_and_wrote_it_again(object value)
    {
        var bytes = Serialize(value);
        using var protoc = Compile(value.GetType());

        var text = await protoc.DecodeAsync(protoc.Message, bytes);
        var theirs = await protoc.EncodeAsync(protoc.Message, text);
        var back = Serialize(RuntimeTypeModel.Default.Deserialize(value.GetType(), theirs.AsMemory()));

        // as text: the entries of a map may come in any order, and protoc's text sorts them
        Assert.That(back, Has.Length.EqualTo(bytes.Length));
        Assert.That(await protoc.DecodeAsync(protoc.Message, back), Is.EqualTo(text));
    }

    [Test]
    public async Task Every_scalar_reads_as_it_was_written()
    {
        using var protoc = Compile(typeof(Scalars));

        var text = await protoc.DecodeAsync("zoo.Scalars", Serialize(Scalars.Lowest));

        Assert.That(text, Is.EqualTo("""
            int: -2147483648
            int_zig_zag: -2147483648
            int_fixed: -2147483648
            u_int: 4294967295
            u_int_fixed: 4294967295
            long: -9223372036854775808
            long_zig_zag: -9223372036854775808
            long_fixed: -9223372036854775808
            u_long: 18446744073709551615
            u_long_fixed: 18446744073709551615
            short: -32768
            short_zig_zag: -32768
            short_fixed: -32768
            u_short: 65535
            u_short_fixed: 65535
            s_byte: -128
            s_byte_zig_zag: -128
            s_byte_fixed: -128
            byte: 255
            byte_fixed: 255
            char: 223
            float: 0.5
            double: -0.25
            bool: true
            string: "gr\303\274n"
            bytes: "\000\377"
            memory: "\001\002"

            """));
    }

    [Test]
    public async Task Lists_are_packed_and_not_packed_as_protoc_writes_them_from_our_text()
    {
        var bytes = Serialize(Lists.Full);
        using var protoc = Compile(typeof(Lists));

        var theirs = await protoc.EncodeAsync("zoo.Lists", await protoc.DecodeAsync("zoo.Lists", bytes));

        Assert.That(theirs, Is.EqualTo(bytes));
    }

    [Test]
    public async Task What_is_nullable_tells_zero_from_not_sent()
    {
        using var protoc = Compile(typeof(Present));

        var zeros = await protoc.DecodeAsync("zoo.Present", Serialize(Present.Zeros));
        var nothing = await protoc.DecodeAsync("zoo.Present", Serialize(new Present()));

        Assert.That(zeros, Is.EqualTo("""
            number: 0
            flag: false
            text: ""
            blob: ""
            level: LEVEL_UNKNOWN
            inner {
            }
            at {
            }
            id: ""
            always {
            }
            memory: ""

            """));
        Assert.That(nothing, Is.EqualTo("always {\n}\n"));
    }

    [Test]
    public async Task Times_and_enums_read_as_they_were_written()
    {
        using var times = Compile(typeof(Times));
        using var enums = Compile(typeof(Enums));

        Assert.That(await times.DecodeAsync("zoo.Times", Serialize(Times.Some)), Is.EqualTo("""
            at {
              seconds: 1767323045
            }
            length {
              seconds: -1
              nanos: -500000000
            }
            price: "-12.50"
            id: "00112233-4455-6677-8899-aabbccddeeff"
            id_bytes: "\000\021\"3DUfw\210\231\252\273\314\335\356\377"
            day: 739617
            hour: 110400000000

            """));
        Assert.That(await enums.DecodeAsync("zoo.Enums", Serialize(Enums.Some)), Is.EqualTo("""
            temperature: TEMPERATURE_COLD
            size: SIZE_LARGE
            renamed: 99

            """));
    }

    /// <summary>As text, since the order of fields is a writer's own.</summary>
    [TestCase(typeof(Animal), "", typeof(Animal))]
    [TestCase(typeof(Animal), "legs: 4 dog { puppy { } } name: 'Rex'", typeof(Puppy))]
    [TestCase(typeof(Dog), "legs: 4 dog { tricks: 'sit' }", typeof(Dog))]
    [TestCase(typeof(Shape), "square { colour: 1 }", typeof(Shape.Square))]
    public async Task A_subtype_is_read_from_what_protoc_writes(Type declared, string text, Type expected)
    {
        using var protoc = Compile(declared);

        var bytes = await protoc.EncodeAsync(protoc.Message, text);

        Assert.That(RuntimeTypeModel.Default.Deserialize(declared, bytes.AsMemory()), Is.TypeOf(expected));
    }

    [TestCase(typeof(Shape), "")]
    [TestCase(typeof(Dog), "legs: 4")]
    [TestCase(typeof(Dog), "cat { }")]
    public async Task A_message_without_the_subtype_that_its_comment_asks_for_is_not_read(Type declared, string text)
    {
        using var protoc = Compile(declared);

        var bytes = await protoc.EncodeAsync(protoc.Message, text);

        Assert.That(
            () => RuntimeTypeModel.Default.Deserialize(declared, bytes.AsMemory()),
            Throws.InstanceOf<ProtoBuf.ProtoException>().Or.InstanceOf<InvalidCastException>());
    }

    private static Protoc Compile(Type message) => new(ContractSchema.FromServices(typeof(ITakes<>).MakeGenericType(message)).Files[0]);

    private static byte[] Serialize(object value)
    {
        using var bytes = new MemoryStream();
        RuntimeTypeModel.Default.Serialize(bytes, value);
        return bytes.ToArray();
    }
}
