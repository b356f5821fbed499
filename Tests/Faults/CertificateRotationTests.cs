using System.Diagnostics;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Hosting.Encryption;
using CodeFirst.Tests.Support;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults;

/// <summary>Certificates are replaced while every kind of call goes on, over connections kept open and new ones.</summary>
[TestFixture, Category("Full"), NonParallelizable]
internal sealed class CertificateRotationTests
{
    private const int Rotations = 200;
    private const int Callers = 8;

    private readonly CancellationTokenSource _over = new();
    private long _unary;
    private long _connections;
    private long _exports;
    private long _updates;

    [OneTimeTearDown]
    public void Dispose() => _over.Dispose();

    [Test, CancelAfter(300_000)]
    public async Task No_call_is_dropped_and_every_new_connection_gets_a_certificate_that_was_written(CancellationToken patience)
    {
        await using var files = await TlsHost.StartAsync(host => host.Require(host.Ours));
        await using var service = await UsersHost.StartAsync(
            builder => builder.Configuration.AddInMemoryCollection(files.Settings),
            demoUsers: 5_000,
            arguments: "--urls=https://127.0.0.1:0");
        using var caller = files.Ours.Sign("analytics");
        Func<CodeFirstClient<IUserService>> connect = () => CodeFirstClient.Create<IUserService>(service.Address, options =>
        {
            options.MaxAttempts = 1;
            options.Tls = new ClientTlsOptions { TrustedRoots = { files.Ours.Root }, ClientCertificate = caller };
        });
        using var client = connect();
        var clock = Stopwatch.StartNew();
        var load = Task.WhenAll(
        [
            .. Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(client.Service), patience)),
            Task.Run(() => ConnectAsync(connect), patience),
            Task.Run(() => ExportAsync(client.Service), patience),
            Task.Run(() => WatchAsync(client.Service), patience),
        ]);

        for (var rotation = 1; rotation <= Rotations; rotation++)
        {
            files.WritePem(files.Ours.Sign($"leaf-{rotation}"));
            var seen = files.ShakeHandsAsync(service.Address.Port, caller);
            while ((await seen).Subject != $"CN=leaf-{rotation}")
            {
                patience.ThrowIfCancellationRequested();
                // a dropped call ends the load, and with it the test
                if (load.IsFaulted)
                    await load;
                await Task.Delay(20, patience);
                seen = files.ShakeHandsAsync(service.Address.Port, caller);
            }
        }

        await _over.CancelAsync();
        await load;
        TestContext.Out.WriteLine(
            $"{Rotations} certificates in {clock.Elapsed.TotalSeconds:0} s: {_unary:N0} unary calls, {_connections:N0} of them on a new connection "
            + $"each, {_exports:N0} exports of 5,000 users, one watch with {_updates:N0} updates; 0 failed.");
        Assert.That(new[] { _unary, _connections, _exports, _updates }, Has.All.GreaterThan(Rotations));
    }

    private async Task CallAsync(IUserService users)
    {
        while (!_over.IsCancellationRequested)
        {
            Assert.That((await users.GetUserStats(new UserRequest { UserId = 42 })).Username, Is.EqualTo("Cloud_Architect"));
            Interlocked.Increment(ref _unary);
        }
    }

    private async Task ConnectAsync(Func<CodeFirstClient<IUserService>> connect)
    {
        while (!_over.IsCancellationRequested)
        {
            using var client = connect();
            await client.Service.GetUserStats(new UserRequest { UserId = 42 });
            Interlocked.Increment(ref _unary);
            Interlocked.Increment(ref _connections);
        }
    }

    private async Task ExportAsync(IUserService users)
    {
        while (!_over.IsCancellationRequested)
        {
            var count = 0;
            await foreach (var chunk in users.ExportUserStats(new ExportUserStatsRequest { MaxChunkBytes = 4096 }))
                count += chunk.UserIds.Count;
            Assert.That(count, Is.EqualTo(5_000));
            Interlocked.Increment(ref _exports);
        }
    }

    /// <summary>One watch from the first certificate to the last: an event is recorded, and seen, over and over.</summary>
    private async Task WatchAsync(IUserService users)
    {
        using var ended = new CancellationTokenSource();
        await using var watch = users.WatchUserStats(OfUser7(ended.Token), ended.Token).GetAsyncEnumerator(ended.Token);
        Assert.That(await watch.MoveNextAsync(), Is.True);
        var total = watch.Current.Stats!.TotalPoints;
        while (!_over.IsCancellationRequested)
        {
            var points = new PointsEvent { EventId = $"rotation-{_updates}", UserId = 7, Points = 1 };
            await users.RecordPoints(new[] { new RecordPointsRequest { Events = [points] } }.ToAsyncEnumerable());
            Assert.That(await watch.MoveNextAsync(), Is.True);
            Assert.That(watch.Current.Stats!.TotalPoints, Is.EqualTo(++total));
            Interlocked.Increment(ref _updates);
        }

        await ended.CancelAsync();
    }

    private static async IAsyncEnumerable<WatchUserStatsRequest> OfUser7(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new WatchUserStatsRequest { AddUserIds = [7] };
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
