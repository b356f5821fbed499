using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CodeFirst.Contracts;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults.Rolling;

/// <summary>Watches all users, again and again when a watch ends, and knows the newest total of each.</summary>
internal sealed class Watcher(IUserService service, int users, Fleet fleet, Tally tally) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<int, int> _seen = new();
    private readonly CancellationTokenSource _over = new();
    private long _begun;
    private long _heard;
    private Task _watching = Task.CompletedTask;

    private string Story =>
        $"Its stream is open for {Stopwatch.GetElapsedTime(_begun)}, and brought something last "
        + (_heard == 0 ? "never." : $"{Stopwatch.GetElapsedTime(_heard)} ago.");

    public void Start() => _watching = Task.Run(() => WatchAsync(_over.Token));

    /// <summary>Waits until it has seen these totals.</summary>
    public async Task SeeAsync(IReadOnlyDictionary<int, int> totals)
    {
        var began = Stopwatch.GetTimestamp();
        while (totals.FirstOrDefault(total => _seen.GetValueOrDefault(total.Key) != total.Value) is { Key: > 0 } behind)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                Assert.Fail($"A watch saw {_seen.GetValueOrDefault(behind.Key)} of user {behind.Key} and not {behind.Value}. {Story}");
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _watching;
        _over.Dispose();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                _begun = Stopwatch.GetTimestamp();
                _heard = 0;
                await foreach (var news in service.WatchUserStats(AllUsersAsync(cancellationToken), cancellationToken))
                {
                    _seen[news.UserId] = news.Stats!.TotalPoints;
                    _heard = Stopwatch.GetTimestamp();
                }
            }
            catch (RpcException ended) when (!cancellationToken.IsCancellationRequested)
            {
                tally.AddFailure("WatchUserStats", ended);
                tally.AddStreamEnd(fleet.SinceRemoval);
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
            }
        }
    }

    private async IAsyncEnumerable<WatchUserStatsRequest> AllUsersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new WatchUserStatsRequest { AddUserIds = [.. Enumerable.Range(1, users)] };
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
