using System.Runtime.CompilerServices;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;

namespace CodeFirst.Service.Users.Watching;

/// <summary>One stream that watches users: takes the caller's additions and removals, and gives news, at the same time.</summary>
internal sealed class WatchStream(IUserStore store, UserChanges changes)
{
    /// <summary>How many users one stream may watch, which bounds what it costs.</summary>
    public const int MaxWatched = 10_000;

    public async IAsyncEnumerable<WatchUserStatsResponse> RunAsync(
        IAsyncEnumerable<WatchUserStatsRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watch = new UserWatch(changes);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = ListenAsync(requests, watch, ended.Token);
        try
        {
            await foreach (var userId in watch.ChangedAsync(cancellationToken))
            {
                var stats = await store.FindAsync(userId, cancellationToken);
                if (watch.IsNews(userId, stats))
                    yield return new WatchUserStatsResponse { UserId = userId, Stats = stats };
            }
        }
        finally
        {
            await ended.CancelAsync();
            await listening;
        }
    }

    // Never throws: how listening ended is told to the reader of the watch, which ends the stream with it.
    private static async Task ListenAsync(
        IAsyncEnumerable<WatchUserStatsRequest> requests, UserWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var request in requests.WithCancellation(cancellationToken))
                Apply(request, watch);
            if (watch.Count == 0)
                watch.Complete();
        }
        catch (Exception failure)
        {
            watch.Complete(failure);
        }
    }

    private static void Apply(WatchUserStatsRequest request, UserWatch watch)
    {
        foreach (var userId in request.RemoveUserIds)
            watch.Remove(userId);
        foreach (var (position, userId) in request.AddUserIds.Index())
        {
            if (userId <= 0)
                throw UserFailures.WatchedIdNotPositive(userId, position);
            watch.Add(userId);
            if (watch.Count > MaxWatched)
                throw UserFailures.TooManyWatched(MaxWatched);
        }
    }
}
