using System.Buffers.Binary;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Hostile.Raw;
using NUnit.Framework;
using ProtoBuf;

namespace CodeFirst.Tests.Hostile;

/// <summary>Callers that ask for streams and do not read them.</summary>
[TestFixture]
internal sealed class SlowReaderTests : HostileFixture
{
    private const ushort InitialWindow = 4;
    private const int Users = 1_000;
    private const int Rounds = 50;

    protected override string[] Arguments => ["--Storage:DemoUsers=50000"];

    [Test]
    public async Task Two_hundred_exports_that_nobody_reads_hold_no_more_than_their_windows()
    {
        List<RawConnection> connections = [];
        for (var i = 0; i < 4; i++)
        {
            var connection = await RawConnection.OpenAsync(Service.Address);
            connections.Add(connection);
            for (var stream = 0; stream < 50; stream++)
                await AskAsync(connection, Requests.ExportUserStats, []);
        }

        // the connection's window lets one of them begin to answer: the others wait behind it
        foreach (var connection in connections)
            await connection.ReceiveAsync(FrameType.Data);

        TestContext.Out.WriteLine($"200 exports that nobody reads: {Memory}.");
        Assert.That(Growth, Is.LessThan(FlatBytes));
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    [Test]
    public async Task A_watch_that_nobody_reads_queues_each_user_once_and_then_gets_the_newest_values()
    {
        // no window: not even the first value can be sent
        await using var connection = await RawConnection.OpenAsync(Service.Address, (InitialWindow, 0));
        var request = new WatchUserStatsRequest { AddUserIds = [.. Enumerable.Range(1, Users)] };
        await AskAsync(connection, Requests.WatchUserStats, Bytes(request), end: false);
        await connection.ReceiveAsync(FrameType.Headers);

        var totals = await RecordAsync();
        await connection.SendAsync(Frame.Window(0, 100_000_000), Frame.Window(1, 100_000_000));

        var updates = 0;
        using var read = new MemoryStream();
        while (totals.Count > 0)
        {
            read.Write((await connection.ReceiveAsync(FrameType.Data)).Payload.Span);
            foreach (var update in Messages(read))
            {
                updates++;
                if (totals.TryGetValue(update.UserId, out var total) && total == update.Stats!.TotalPoints)
                    totals.Remove(update.UserId);
            }
        }

        TestContext.Out.WriteLine(
            $"{Users * Rounds} changes of {Users} users, {updates} updates of a watch that was not read meanwhile: {Memory}.");
        // each user once, behind what fits into the 64 KiB that Kestrel holds for a response
        Assert.That(updates, Is.LessThan(Users + 64 * 1024 / 15));
        Assert.That(Growth, Is.LessThan(FlatBytes));
    }

    private static async Task<int> AskAsync(RawConnection connection, string path, byte[] request, bool end = true)
    {
        var stream = connection.NextStream();
        await connection.SendAsync(
            Frame.Headers(stream, Requests.Headers(path)), Frame.Data(stream, Requests.Message(request), end));
        return stream;
    }

    /// <summary>Changes all watched users again and again, and returns the sums that are left in the end.</summary>
    private async Task<Dictionary<int, int>> RecordAsync()
    {
        using var client = CodeFirstClient.Create<IUserService>(Service.Address.AbsoluteUri);
        for (var round = 0; round < Rounds; round++)
        {
            var events = Enumerable.Range(1, Users)
                .Select(user => new PointsEvent { EventId = $"slow-{round}-{user}", UserId = user, Points = 1 });
            await client.Service.RecordPoints(new[] { new RecordPointsRequest { Events = [.. events] } }.ToAsyncEnumerable());
        }

        Dictionary<int, int> totals = [];
        await foreach (var chunk in client.Service.ExportUserStats(new ExportUserStatsRequest { UpToUserId = Users }))
            foreach (var (i, user) in chunk.UserIds.Index())
                totals.Add(user, chunk.TotalPoints[i]);
        return totals;
    }

    /// <summary>The whole messages of what was read so far; they are taken away from it.</summary>
    private static List<WatchUserStatsResponse> Messages(MemoryStream read)
    {
        List<WatchUserStatsResponse> messages = [];
        var bytes = read.ToArray().AsMemory();
        while (bytes.Length >= 5 && BinaryPrimitives.ReadInt32BigEndian(bytes.Span[1..]) is var length && bytes.Length >= 5 + length)
        {
            messages.Add(Serializer.Deserialize<WatchUserStatsResponse>(bytes.Slice(5, length)));
            bytes = bytes[(5 + length)..];
        }

        read.SetLength(0);
        read.Write(bytes.Span);
        return messages;
    }

    private static byte[] Bytes<T>(T message)
    {
        using var bytes = new MemoryStream();
        Serializer.Serialize(bytes, message);
        return bytes.ToArray();
    }
}
