using System.Collections;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults;

/// <summary>A large table, a reader slower than the service, and a connection that breaks half way.</summary>
[TestFixture]
internal sealed class LargeExportTests
{
    private const long FlatBytes = 64 * 1024 * 1024;

    [TestCase("SQLite", 300_000)]
    [TestCase("PostgreSQL", 300_000)]
    [TestCase("SQLite", 5_000_000, Category = "Full")]
    [TestCase("PostgreSQL", 5_000_000, Category = "Full")]
    public async Task An_export_to_a_slow_reader_keeps_memory_flat_and_once_resumed_yields_each_user_once(string store, int users)
    {
        using var folder = new TemporaryFolder();
        var database = store == "SQLite"
            ? $"--Storage:Path={folder.PathTo("users.db")}"
            : $"--Storage:PostgreSql={await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()}";
        // the first process fills the database, so that the second one's peak is the export's alone
        await using (await UsersProcess.StartOnAsync(database, $"--Storage:DemoUsers={users}"))
        {
        }

        await using var service = await UsersProcess.StartOnAsync(database);
        using var client = CodeFirstClient.Create<IUserService>(service.Address);
        await client.Service.GetUserStats(new UserRequest { UserId = 42 });
        var idle = service.PeakMemory;
        var seen = new BitArray(users + 1);

        var lastUserId = await ReadAsync(client.Service, seen, after: 0, breakAfterUserId: users / 2);
        await ReadAsync(client.Service, seen, after: lastUserId, breakAfterUserId: int.MaxValue);

        Assert.That(seen.Cast<bool>().Count(once => once), Is.EqualTo(users));
        var peak = service.PeakMemory;
        TestContext.Out.WriteLine($"{users} users in {store}: peak memory {idle >> 20} MiB idle, {peak >> 20} MiB after the export.");
        Assert.That(peak - idle, Is.LessThan(FlatBytes));
    }

    private static async Task<int> ReadAsync(IUserService service, BitArray seen, int after, int breakAfterUserId)
    {
        using var connection = new CancellationTokenSource();
        var lastUserId = after;
        var chunks = 0;
        try
        {
            await foreach (var chunk in service.ExportUserStats(new ExportUserStatsRequest { AfterUserId = after }, connection.Token))
            {
                foreach (var userId in chunk.UserIds)
                {
                    Assert.That(seen[userId], Is.False, $"user {userId} came twice");
                    seen[userId] = true;
                }

                lastUserId = chunk.UserIds[^1];
                if (lastUserId >= breakAfterUserId)
                    await connection.CancelAsync();
                // this reader is slow on purpose: the service is always ahead, and its writes wait for the window
                if (++chunks % 4 == 0)
                    await Task.Delay(TimeSpan.FromMilliseconds(10), CancellationToken.None);
            }
        }
        catch (RpcException broken) when (broken.StatusCode == StatusCode.Cancelled && connection.IsCancellationRequested)
        {
        }

        return lastUserId;
    }
}
