using CodeFirst.Marshalling;
using CodeFirst.Schema;
using CodeFirst.Tests.Schema;
using CodeFirst.Tests.Schema.Zoo;
using NUnit.Framework;

namespace CodeFirst.Tests.Marshalling;

/// <summary>Codecs write the bytes that protoc writes for equal values, and read them.</summary>
[TestFixture]
internal sealed class ZooBytesTests
{
    private static readonly object[] Values =
    [
        new Scalars(), Scalars.Lowest, new Scalars { Float = -0f, Double = -0d }, new Enums(), Enums.Some,
        new Numbers { Packed = [7], Fixed = [1], Flags = [] }, new Numbers { Packed = [-1, 0, 300], Unpacked = [5, 0], Flags = [true, false] },
        new Numbers { Doubles = [-0d, 1.5], Levels = [Level.High], Name = "", Maybe = 0 },
        new Times(), Times.Some,
        new Numbers { Name = new string('ü', 200), Inner = new Inner { Value = 1 }, Inners = [new(), new() { Value = -3 }] },
    ];

    private static IEnumerable<TestCaseData> Cases
        => Values.Select((value, at) => new TestCaseData(value).SetArgDisplayNames($"{value.GetType().Name} {at}"));

    [TestCaseSource(nameof(Cases))]
    public async Task A_value_has_the_bytes_that_protoc_writes(object value)
    {
        var codec = Codecs.Find(value.GetType())!;
        using var protoc = new Protoc(ContractSchema.FromServices(typeof(ITakes<>).MakeGenericType(value.GetType())).Files[0]);

        var bytes = codec.ToBytes(value);
        var theirs = await protoc.EncodeAsync(protoc.Message, await protoc.DecodeAsync(protoc.Message, bytes));

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo(Convert.ToHexString(theirs)));
        Assert.That(codec.ToBytes(codec.FromBytes(theirs)), Is.EqualTo(theirs));
    }

    [Test]
    public void A_map_is_written_in_its_order_with_every_key_and_value()
    {
        var codec = Codecs.Find(typeof(Book))!;
        var book = new Book { ByName = { ["b"] = 1, [""] = 0 }, Inners = { [true] = new Inner { Value = 1 } } };

        var bytes = codec.ToBytes(book);

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo("0A050A016210010A040A001000120608011202" + "0801"));
        Assert.That(((Book)codec.FromBytes(bytes)).ByName, Is.EqualTo(book.ByName));
    }
}
