using System.Text;
using CodeFirst.Hosting.Internal.Json;
using Google.Protobuf;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Json;

/// <summary>Whatever comes, it ends with a message, with JSON, or with a refusal that says why.</summary>
[TestFixture]
internal sealed class FuzzTests
{
    private const string Golden = "golden.Golden";

    [TestCase(500, 1)]
    [TestCase(50_000, 1_000_000, Category = "Full")]
    public async Task Spoiled_JSON_is_read_or_refused(int values, int firstSeed)
    {
        var google = await GoogleJson.Golden;
        var read = 0;

        for (var seed = firstSeed; seed < firstSeed + values; seed++)
        {
            var random = new Random(seed);
            var json = Encoding.UTF8.GetBytes(google.Format(new RandomMessage(random).Create(google.Theirs(Golden))));
            read += Reads(google.Ours(Golden), Spoil(json, random), seed) ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{read} of {values} were read, the rest refused.");
        Assert.That(read, Is.InRange(1, values - 1));
    }

    [TestCase(500, 1)]
    [TestCase(50_000, 1_000_000, Category = "Full")]
    public async Task Spoiled_bytes_are_written_or_refused(int values, int firstSeed)
    {
        var google = await GoogleJson.Golden;
        var written = 0;

        for (var seed = firstSeed; seed < firstSeed + values; seed++)
        {
            var random = new Random(seed);
            var bytes = new RandomMessage(random).Create(google.Theirs(Golden)).ToByteArray();
            written += Writes(google.Ours(Golden), Spoil(bytes, random), seed) ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{written} of {values} were written, the rest refused.");
        Assert.That(written, Is.InRange(1, values - 1));
    }

    private static bool Reads(JsonMessage message, byte[] json, int seed)
    {
        try
        {
            var bytes = message.ReadJson(json);
            Assert.That(() => message.Write(bytes), Throws.Nothing, $"seed {seed}: what was read is written");
            return true;
        }
        catch (JsonRefusal)
        {
            return false;
        }
    }

    private static bool Writes(JsonMessage message, byte[] bytes, int seed)
    {
        try
        {
            var json = message.Write(bytes);
            Assert.That(() => message.Read(json, refusesUnknown: true), Throws.Nothing, $"seed {seed}: what was written is read");
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static byte[] Spoil(byte[] bytes, Random random)
    {
        for (var count = random.Next(1, 4); count > 0 && bytes.Length > 0; count--)
        {
            var at = random.Next(bytes.Length);
            bytes = random.Next(5) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], .. bytes[random.Next(at + 1)..]],
                2 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(8))..]],
                3 => [.. bytes[..at], "0\"{}[],:\\-eEx\0"u8[random.Next(14)], .. bytes[at..]],
                _ => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            };
        }

        return bytes;
    }
}
