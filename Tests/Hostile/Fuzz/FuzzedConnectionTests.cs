using System.Diagnostics;
using CodeFirst.Tests.Hostile.Raw;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile.Fuzz;

/// <summary>Whole connections that are nearly right: their greeting, their frames and their headers.</summary>
[TestFixture]
internal sealed class FuzzedConnectionTests : HostileFixture
{
    protected override string[] Arguments => ["--Storage:DemoUsers=50"];

    [TestCase(300, 1)]
    [TestCase(10_000, 1_000_000, Category = "Full")]
    public async Task Every_connection_comes_to_its_end(int connections, int firstSeed)
    {
        var clock = Stopwatch.StartNew();

        for (var seed = firstSeed; seed < firstSeed + connections; seed++)
            await ConverseAsync(Spoiled(Conversation(), new Random(seed)));

        TestContext.Out.WriteLine(
            $"{connections} connections, seeds from {firstSeed}, in {clock.Elapsed.TotalSeconds:0} s: {Memory}.");
        Assert.That(Growth, Is.LessThan(FlatBytes));
    }

    private async Task ConverseAsync(byte[] bytes)
    {
        await using var connection = await RawConnection.ConnectAsync(Service.Address);
        try
        {
            await connection.SendAsync(bytes);
            connection.EndSending();
        }
        catch (Exception closed) when (closed is IOException or System.Net.Sockets.SocketException)
        {
            // before all was sent
        }

        await connection.ReceiveAllAsync();
    }

    /// <summary>Calls of every method, over one connection.</summary>
    private static byte[] Conversation()
    {
        List<Frame> frames = [Frame.Settings((4, 1_000_000))];
        foreach (var (i, (path, message)) in Seeds.All.Index())
        {
            var stream = 1 + 2 * i;
            frames.Add(Frame.Headers(stream, Requests.Headers(path, ("grpc-timeout", "1S"), ("trace-bin", "AAAA"))));
            frames.Add(Frame.Data(stream, Requests.Message(message), end: true));
            frames.Add(Frame.Window(0, 65_535));
            frames.Add(Frame.Reset(stream));
        }

        return [.. RawConnection.Preface.Span, .. frames.SelectMany(frame => frame.ToBytes())];
    }

    private static byte[] Spoiled(byte[] bytes, Random random)
    {
        // the greeting is spoiled seldom: nothing would be read after it
        var from = random.Next(20) == 0 ? 0 : RawConnection.Preface.Length;
        for (var changes = random.Next(1, 6); changes > 0; changes--)
            bytes[random.Next(from, bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(1 << random.Next(8));
        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
