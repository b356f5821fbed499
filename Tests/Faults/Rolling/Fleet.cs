using System.Diagnostics;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults.Rolling;

/// <summary>Three replicas of the real program on one PostgreSQL server that trades nothing for speed.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly UsersProcess[] _replicas = new UsersProcess[3];
    private readonly PostgresServer _server;
    private readonly int _users;
    private long _removedAt;

    private Fleet(PostgresServer server, string connectionString, int users)
    {
        _server = server;
        ConnectionString = connectionString;
        _users = users;
    }

    public string ConnectionString { get; }

    public IReadOnlyList<Uri> Addresses => [.. _replicas.Select(replica => replica.Address)];

    /// <summary>How long ago the last replica was told to go.</summary>
    public TimeSpan SinceRemoval => Stopwatch.GetElapsedTime(Volatile.Read(ref _removedAt));

    public static async Task<Fleet> StartAsync(int users)
    {
        var server = await PostgresServer.StartAsync();
        var fleet = new Fleet(server, $"{await server.CreateDatabaseAsync()};Timeout=30", users);
        for (var i = 0; i < fleet._replicas.Length; i++)
            fleet._replicas[i] = await fleet.StartReplicaAsync(0);
        return fleet;
    }

    /// <summary>Replaces each replica in turn by another at the same address, and waits until it serves before the next one goes.</summary>
    /// <returns>How many replicas were replaced.</returns>
    public async Task<int> ReplaceAllAsync(Removal removal)
    {
        for (var i = 0; i < _replicas.Length; i++)
        {
            var old = _replicas[i];
            Volatile.Write(ref _removedAt, Stopwatch.GetTimestamp());
            await RemoveAsync(old, removal);
            _replicas[i] = await StartReplicaAsync(old.Address.Port);
            await old.DisposeAsync();
        }

        return _replicas.Length;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas.Where(replica => replica is not null))
            await replica.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static async Task RemoveAsync(UsersProcess replica, Removal removal)
    {
        if (removal == Removal.Kill)
        {
            await replica.KillAsync();
            return;
        }

        var ended = await replica.TerminateAsync();
        Assert.That((ended.ExitCode, ended.Error), Is.EqualTo((0, "")));
    }

    // a machine that is full of starting programs is slow to read a last word
    private Task<UsersProcess> StartReplicaAsync(int port) => UsersProcess.StartReplicaAsync(
        ConnectionString, port, $"--Storage:DemoUsers={_users}", "--CodeFirst:StreamStopGrace=00:00:10");
}
