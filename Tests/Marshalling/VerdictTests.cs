using System.Text;
using CodeFirst.Marshalling;
using CodeFirst.Schema;
using CodeFirst.Tests.Schema;
using CodeFirst.Tests.Schema.Zoo;
using CodeFirst.Tests.Support;
using Google.Protobuf;
using NUnit.Framework;

namespace CodeFirst.Tests.Marshalling;

/// <summary>
/// Damaged bytes are refused when Google.Protobuf refuses them, and else read as the same value. Google's C# also passes over fields of the
/// wire types 6 and 7, which are none, and over tags of more than 32 bits; here they are refused, as by its other implementations.
/// </summary>
[TestFixture]
internal sealed class VerdictTests
{
    private const int Turns = 50_000;

    private static readonly Codec Ours = Codecs.Find(typeof(Wide))!;

    [TestCase(1)]
    [TestCase(2)]
    public async Task Damaged_messages_are_read_as_Google_Protobuf_reads_them(int seed)
    {
        var theirs = await ParserAsync();
        var random = new Random(seed);
        var whole = Ours.ToBytes(Wide.Full);
        var (read, stricter) = (0, 0);

        for (var turn = 0; turn < Turns; turn++)
        {
            var bytes = Damage(whole, random);
            // what was read is told by the same writer, since Google's C#, unlike its others, leaves out -0.0
            var mine = Attempt(() => theirs.ParseFrom(Ours.ToBytes(Ours.FromBytes(bytes))).ToByteArray());
            var google = Attempt(() => theirs.ParseFrom(bytes).ToByteArray());
            if (mine is not null)
                read++;
            if (mine is null && google is not null)
                stricter++;
            else if (mine != google)
                Assert.Fail($"{Convert.ToHexString(bytes)} is {mine ?? "refused"}, and by Google.Protobuf {google ?? "refused"}.");
        }

        Assert.That(stricter, Is.LessThan(Turns / 20));
        Assert.That(read, Is.InRange(Turns / 20, Turns * 19 / 20), "both verdicts are tried");
    }

    private static async Task<MessageParser> ParserAsync()
    {
        using var protoc = new Protoc(ContractSchema.FromServices(typeof(ITakes<Wide>)).Files[0]);
        var generated = CompiledContract.Load($"google{Guid.NewGuid():N}", await protoc.GenerateAsync());
        return ((MessageParser)generated.GetType("Zoo.Wide")!.GetProperty("Parser")!.GetValue(null)!).WithDiscardUnknownFields(true);
    }

    private static string? Attempt(Func<byte[]> read)
    {
        try
        {
            return Convert.ToHexString(read());
        }
        catch (Exception refusal) when (refusal is InvalidDataException or InvalidProtocolBufferException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 3:
                    bytes.RemoveAt(at);
                    break;
                default:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
            }
        }

        return [.. bytes];
    }
}
