using System.Diagnostics;
using CodeFirst.Tests.Hostile.Raw;
using NUnit.Framework;

namespace CodeFirst.Tests.Hostile;

/// <summary>Peers that connect, begin something, and are silent. How long they are borne is said, not asserted.</summary>
[TestFixture, Category("Full")]
internal sealed class SilentPeerTests : HostileFixture
{
    private const int Peers = 100;

    private static readonly byte[] Greeting = [.. RawConnection.Preface.Span, .. Frame.Settings().ToBytes()];

    private static readonly (string What, byte[] Beginning)[] Beginnings =
    [
        ("nothing at all", []),
        ("half of the greeting", Greeting[..10]),
        ("the greeting", Greeting),
        ("headers without an end", [.. Greeting, .. new Frame(FrameType.Headers, 0, 1, HeaderBlock.Write(Requests.Headers())).ToBytes()]),
        ("half of the one message of a call",
        [
            .. Greeting,
            .. Frame.Headers(1, Requests.Headers()).ToBytes(),
            .. Frame.Data(1, Requests.Message([8], length: 1000)).ToBytes(),
        ]),
    ];

    /// <summary>In two minutes its neighbour leaves the collector more than the silent ones hold; here it has to be collected.</summary>
    protected override long? Heap => 32 * 1024 * 1024;

    [Test]
    public async Task Their_connections_are_closed()
    {
        await Task.WhenAll(Beginnings.Select(beginning => BeSilentAsync(beginning.What, beginning.Beginning)));

        TestContext.Out.WriteLine($"{Peers * Beginnings.Length} peers: {Memory}.");
        Assert.That(Growth, Is.LessThan(FlatBytes));
    }

    private async Task BeSilentAsync(string what, byte[] beginning)
    {
        var clock = Stopwatch.StartNew();
        List<RawConnection> peers = [];
        for (var i = 0; i < Peers; i++)
        {
            peers.Add(await RawConnection.ConnectAsync(Service.Address));
            await peers[i].SendAsync(beginning);
        }

        var closed = peers.Select(peer => peer.ReceiveAllAsync()).ToList();
        await Task.WhenAny(closed);
        var first = clock.Elapsed;
        await Task.WhenAll(closed);

        TestContext.Out.WriteLine(
            $"{what}: the first of {Peers} was closed after {first.TotalSeconds:0} s, the last after {clock.Elapsed.TotalSeconds:0} s.");
        foreach (var peer in peers)
            await peer.DisposeAsync();
    }
}
