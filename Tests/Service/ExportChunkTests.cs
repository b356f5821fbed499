using CodeFirst.Service.Users.Exporting;
using NUnit.Framework;
using ProtoBuf;

namespace CodeFirst.Tests.Service;

[TestFixture]
internal sealed class ExportChunkTests
{
    [TestCase(1024)]
    [TestCase(32768)]
    [TestCase(1048576)]
    public void A_full_chunk_is_just_below_its_limit_on_the_wire(int maxBytes)
    {
        var chunk = new ExportChunk(maxBytes);
        var random = new Random(maxBytes);

        while (chunk.TryAdd(
            random.Next(1, int.MaxValue) >> random.Next(31),
            new string(random.Next(2) == 0 ? 'x' : 'é', random.Next(20)),
            random.Next(int.MinValue, int.MaxValue),
            random.Next(2) == 0))
        {
        }

        // the next user would have taken 72 bytes at most, and the column headers are counted at their largest
        Assert.That(Serializer.Measure(chunk.ToResponse()).Length, Is.InRange(maxBytes - 72 - 15, maxBytes));
    }

    [Test]
    public void A_user_larger_than_a_chunk_still_gets_one()
    {
        var chunk = new ExportChunk(1024);

        Assert.That(chunk.TryAdd(1, new string('x', 5000), 0, true), Is.True);
        Assert.That(chunk.TryAdd(2, "y", 0, true), Is.False);
    }
}
