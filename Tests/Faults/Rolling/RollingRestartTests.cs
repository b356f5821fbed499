using System.Diagnostics;
using System.Globalization;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults.Rolling;

/// <summary>
/// Three replicas, all four calls at once, and each replica stopped or killed and replaced in turn, again and again: behind nginx, or
/// with a client that spreads its calls itself. Figures are in docs/production.md.
/// </summary>
[TestFixture]
[Category("Full")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RollingRestartTests
{
    private const int Rounds = 10;
    private const int Users = 500;

    /// <summary>No round begins later than this, however slowly the machine starts replicas.</summary>
    private static readonly TimeSpan Longest =
        TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("ROLLING_SECONDS") ?? "75", CultureInfo.InvariantCulture));

    private Fleet _fleet = default!;

    [SetUp]
    public async Task Start() => _fleet = await Fleet.StartAsync(Users);

    [TearDown]
    public async Task Stop()
    {
        if (_fleet is not null)
            await _fleet.DisposeAsync();
    }

    [TestCase(Removal.Stop)]
    [TestCase(Removal.Kill)]
    public async Task Behind_nginx_no_single_call_fails_and_no_event_is_lost_or_doubled(Removal removal)
    {
        await using var between = await Balancer.StartAsync("nginx", _fleet.Addresses);
        // nginx resets a stream whose replica is gone with INTERNAL_ERROR, which is INTERNAL to gRPC
        await ReplaceUnderLoadAsync(
            between.Address, removal, removal == Removal.Kill ? [StatusCode.Unavailable, StatusCode.Internal] : [StatusCode.Unavailable]);
    }

    [TestCase(Removal.Stop)]
    [TestCase(Removal.Kill)]
    public async Task With_a_client_that_balances_no_single_call_fails_and_no_event_is_lost_or_doubled(Removal removal) =>
        await ReplaceUnderLoadAsync(
            new Uri($"static:///{string.Join(',', _fleet.Addresses.Select(address => address.Authority))}"), removal, StatusCode.Unavailable);

    /// <param name="address">Where the client calls.</param>
    /// <param name="removal">How each replica goes.</param>
    /// <param name="streamEnds">What open streams may end with.</param>
    private async Task ReplaceUnderLoadAsync(Uri address, Removal removal, params StatusCode[] streamEnds)
    {
        using var client = CodeFirstClient.Create<IUserService>(address, options =>
        {
            options.Plaintext = true;
            // what a slow machine takes is in the figures, and no failure
            options.UseContractTimeouts = false;
            options.DefaultTimeout = TimeSpan.FromMinutes(1);
        });
        await using var load = new MixedLoad(client.Service, Users, _fleet);
        load.Start();
        var replaced = 0;
        var started = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds && Stopwatch.GetElapsedTime(started) < Longest; round++)
            replaced += await _fleet.ReplaceAllAsync(removal);
        var totals = await load.EndAsync();
        TestContext.Out.WriteLine($"{replaced} replicas replaced, {load.Events} events:\n{load.Tally}");

        Assert.That(
            await Sql.ScalarAsync(_fleet.ConnectionString, "SELECT count(*) FROM points_events"), Is.EqualTo((long)load.Events));
        Assert.That(await SentEvents.TotalsInAsync(_fleet.ConnectionString), Is.EqualTo(totals));
        Assert.That(
            load.Tally.Of(MixedLoad.Recorded) + load.Tally.Of(MixedLoad.Duplicates), Is.EqualTo((long)load.Events), "acknowledged once each");
        Assert.That(load.Tally.Failures.Select(failure => failure.Status).Distinct(), Is.SubsetOf(streamEnds));
        // the client makes single calls again, and uploads that it still has; what has begun to answer is the caller's to resume
        Assert.That(load.Tally.Failures.Select(failure => failure.Call).Distinct(), Is.SubsetOf(["ExportUserStats", "WatchUserStats"]));
        Assert.That(load.Tally.Failures.Select(failure => failure.Call), Does.Contain("WatchUserStats"), "nothing happened to a stream");
    }
}
