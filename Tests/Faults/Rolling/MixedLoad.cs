using System.Diagnostics;
using CodeFirst.Contracts;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults.Rolling;

/// <summary>
/// All four calls at once, from ten callers, until it is enough. Each of them calls at a constant rate, which together are about half
/// of what three replicas manage on two cores, so that what is measured is the replacing and not a full machine.
/// </summary>
internal sealed class MixedLoad(IUserService service, int users, Fleet fleet) : IAsyncDisposable
{
    public const string Recorded = "events acknowledged as recorded";
    public const string Duplicates = "events acknowledged as duplicates";

    private static readonly TimeSpan GetEvery = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RecordEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ExportEvery = TimeSpan.FromMilliseconds(250);

    private readonly Watcher[] _watchers = new Watcher[3];
    private readonly SentEvents _events = new(users);
    private readonly List<Task> _callers = [];
    private volatile bool _isEnough;

    public Tally Tally { get; } = new();

    /// <summary>How many events there are. Each is sent until it is acknowledged.</summary>
    public int Events => _events.Count;

    public void Start()
    {
        var attempts = new Attempts(Tally);
        for (var i = 0; i < 4; i++)
            _callers.Add(Task.Run(() => GetAsync(attempts)));
        for (var i = 0; i < 2; i++)
            _callers.Add(Task.Run(() => RecordAsync(attempts)));
        _callers.Add(Task.Run(() => ExportAsync(attempts)));
        for (var i = 0; i < _watchers.Length; i++)
            (_watchers[i] = new Watcher(service, users, fleet, Tally)).Start();
    }

    /// <summary>Ends the load once every call under way has succeeded and every watch has seen all that was recorded.</summary>
    /// <returns>The total that each user must have by now.</returns>
    public async Task<Dictionary<int, int>> EndAsync()
    {
        _isEnough = true;
        await Task.WhenAll(_callers);
        var totals = _events.Totals();
        foreach (var watcher in _watchers)
            await watcher.SeeAsync(totals);
        return totals;
    }

    public async ValueTask DisposeAsync()
    {
        _isEnough = true;
        foreach (var watcher in _watchers.Where(watcher => watcher is not null))
            await watcher.DisposeAsync();
    }

    private async Task GetAsync(Attempts attempts)
    {
        using var rate = new PeriodicTimer(GetEvery);
        for (var i = 0; !_isEnough && await rate.WaitForNextTickAsync(); i++)
        {
            var started = Stopwatch.GetTimestamp();
            await attempts.MakeAsync("GetUserStats", async () => await service.GetUserStats(new UserRequest { UserId = 1 + (i % users) }));
            Tally.AddAnswer(Stopwatch.GetElapsedTime(started));
        }
    }

    private async Task RecordAsync(Attempts attempts)
    {
        using var rate = new PeriodicTimer(RecordEvery);
        while (!_isEnough && await rate.WaitForNextTickAsync())
        {
            var events = _events.Next(100);
            await attempts.MakeAsync("RecordPoints", async () =>
            {
                Tally.Add("events sent", events.Count);
                var reply = await service.RecordPoints(
                    events.Chunk(10).Select(chunk => new RecordPointsRequest { Events = [.. chunk] }).ToAsyncEnumerable());
                Tally.Add(Recorded, reply.Recorded);
                Tally.Add(Duplicates, reply.Duplicates);
                Assert.That(reply.Recorded + reply.Duplicates, Is.EqualTo(events.Count));
            });
        }
    }

    private async Task ExportAsync(Attempts attempts)
    {
        using var rate = new PeriodicTimer(ExportEvery);
        while (!_isEnough && await rate.WaitForNextTickAsync())
        {
            var last = 0;
            if (await attempts.MakeAsync("ExportUserStats", () => ResumeAsync(last, userId => Assert.That(userId, Is.EqualTo(++last)))))
                Assert.That(last, Is.EqualTo(users));
        }
    }

    private async Task ResumeAsync(int after, Action<int> take)
    {
        try
        {
            await foreach (var chunk in service.ExportUserStats(new ExportUserStatsRequest { AfterUserId = after, MaxChunkBytes = 1024 }))
                foreach (var userId in chunk.UserIds)
                    take(userId);
        }
        catch (RpcException)
        {
            Tally.AddStreamEnd(fleet.SinceRemoval);
            throw;
        }
    }
}
