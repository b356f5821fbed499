using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Tests.Hosting.Seeing;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Service;

/// <summary>What the store measures, on each kind of database.</summary>
[TestFixture]
internal sealed class StoreMetricsTests
{
    [TestCase("sqlite")]
    [TestCase("postgresql")]
    public async Task Each_operation_is_measured_with_its_name_and_system(string system)
    {
        await using var host = await StartAsync(system);
        using var metrics = new RecordedMetrics(host.Services, StoreMetrics.MeterName);

        await host.Users.GetUserStats(new UserRequest { UserId = 42 });
        await host.Users.ExportUserStats(new ExportUserStatsRequest { UpToUserId = 1 }).ToListAsync();
        await host.Users.RecordPoints(Events(("a", 42), ("a", 42), ("b", 1_000_000)));

        string[] expected =
        [
            $"db.client.operation.duration{{db.operation.name=find_user db.system.name={system}}}",
            $"db.client.operation.duration{{db.operation.name=read_users db.system.name={system}}}",
            $"db.client.operation.duration{{db.operation.name=record_events db.system.name={system}}}",
            "users.events{outcome=recorded}",
            "users.events{outcome=duplicate}",
            "users.events{outcome=unknown_user}",
        ];
        Assert.That(metrics.Names, Is.EquivalentTo(expected));
        Assert.That(metrics.ValuesOf("users.events"), Is.All.EqualTo(1));
    }

    [Test]
    public async Task An_operation_that_failed_has_the_type_of_its_error()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var host = await UsersHost.StartAsync(
            arguments: [$"--Storage:PostgreSql={await postgres.CreateDatabaseAsync()}", "--Storage:RetryFor=00:00:00"]);
        using var metrics = new RecordedMetrics(host.Services, StoreMetrics.MeterName);
        await postgres.StopAsync("fast");

        await Assert.ThrowsAsync<RpcException>(() => host.Users.GetUserStats(new UserRequest { UserId = 42 }).AsTask());

        Assert.That(metrics.Names.Single(), Is.EqualTo(
            "db.client.operation.duration{db.operation.name=find_user db.system.name=postgresql "
            + "error.type=CodeFirst.Service.Users.Storage.StorageUnavailableException}"));
    }

    [Test]
    public async Task Users_watched_are_counted_once_for_each_stream()
    {
        await using var host = await UsersHost.StartAsync();
        using var metrics = new RecordedMetrics(host.Services, StoreMetrics.MeterName);
        using var leave = new CancellationTokenSource();
        await using var first = Watch(host, leave.Token, 1, 2).GetAsyncEnumerator();
        await using var second = Watch(host, leave.Token, 2).GetAsyncEnumerator();
        await first.MoveNextAsync();
        await first.MoveNextAsync();
        await second.MoveNextAsync();

        metrics.Observe();

        Assert.That(metrics.ValuesOf("users.watch.subscriptions").Single(), Is.EqualTo(3));
        await leave.CancelAsync();
    }

    private static async Task<UsersHost> StartAsync(string system) => system == "sqlite"
        ? await UsersHost.StartAsync()
        : await UsersHost.StartAsync(arguments: $"--Storage:PostgreSql={await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()}");

    private static IAsyncEnumerable<WatchUserStatsResponse> Watch(UsersHost host, CancellationToken leave, params int[] userIds) =>
        host.Users.WatchUserStats(
            AsyncEnumerable.Repeat(new WatchUserStatsRequest { AddUserIds = [.. userIds] }, 1), leave);

    private static IAsyncEnumerable<RecordPointsRequest> Events(params (string Id, int UserId)[] events) => AsyncEnumerable.Repeat(
        new RecordPointsRequest { Events = [.. events.Select(sent => new PointsEvent { EventId = sent.Id, UserId = sent.UserId, Points = 1 })] }, 1);
}
