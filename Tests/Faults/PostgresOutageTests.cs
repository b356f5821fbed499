using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults;

/// <summary>A PostgreSQL server that stops and comes back under a running service.</summary>
[TestFixture]
internal sealed class PostgresOutageTests
{
    private PostgresServer _server = default!;
    private string _connectionString = default!;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        _server = await PostgresServer.StartAsync();
        _connectionString = await _server.CreateDatabaseAsync();
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Test]
    public async Task While_the_server_is_down_every_call_is_UNAVAILABLE_and_afterwards_the_same_service_answers()
    {
        await using var service = await UsersHost.StartAsync(
            null, 500, $"--Storage:PostgreSql={_connectionString}", "--Storage:RetryFor=00:00:00");
        await CallAllAsync(service.Users);

        await _server.StopAsync("immediate");
        foreach (var call in Calls(service.Users))
        {
            var failure = await Assert.ThrowsAsync<RpcException>(() => call());
            Assert.That((failure.StatusCode, failure.Status.Detail), Is.EqualTo(
                (StatusCode.Unavailable, "The database does not answer at the moment. Call again: nothing of this call is half done.")));
        }

        await _server.StartAgainAsync();
        await CallAllAsync(service.Users);
    }

    [Test]
    public async Task Calls_wait_for_a_server_that_comes_back()
    {
        await using var service = await UsersHost.StartAsync(
            null, 500, $"--Storage:PostgreSql={_connectionString}", "--Storage:RetryFor=00:01:00");
        await CallAllAsync(service.Users);

        await _server.StopAsync("immediate");
        var calls = Calls(service.Users).Select(call => call()).ToList();
        await _server.StartAgainAsync();

        await Task.WhenAll(calls);
    }

    [Test]
    public async Task A_deadline_ends_the_wait_for_a_server_that_does_not_come_back()
    {
        await using var service = await UsersHost.StartAsync(
            null, 500, $"--Storage:PostgreSql={_connectionString}", "--Storage:RetryFor=00:01:00");
        await CallAllAsync(service.Users);
        await _server.StopAsync("immediate");

        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            service.Users.GetUserStats(new UserRequest { UserId = 42 }, Deadline.After(TimeSpan.FromMilliseconds(300))).AsTask());

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        await _server.StartAgainAsync();
    }

    private static async Task CallAllAsync(IUserService users)
    {
        foreach (var call in Calls(users))
            await call();
    }

    /// <summary>All four shapes, none of them with a deadline near.</summary>
    private static IEnumerable<Func<Task>> Calls(IUserService users)
    {
        yield return async () => await users.GetUserStats(new UserRequest { UserId = 42 }, Deadline.After(TimeSpan.FromMinutes(2)));
        yield return async () => await users.ExportUserStats(new ExportUserStatsRequest()).LastAsync();
        yield return async () => await users.RecordPoints(new[]
        {
            new RecordPointsRequest { Events = [new PointsEvent { EventId = Guid.NewGuid().ToString(), UserId = 42, Points = 1 }] },
        }.ToAsyncEnumerable());
        yield return async () => await users.WatchUserStats(
            new[] { new WatchUserStatsRequest { AddUserIds = [42] } }.ToAsyncEnumerable()).FirstAsync();
    }
}
