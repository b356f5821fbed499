using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Growth;

/// <summary>Streams that all watch one user.</summary>
internal sealed class WatcherGroup(IUserService service, int userId, int watches, CancellationToken cancellationToken)
{
    private readonly IAsyncEnumerator<WatchUserStatsResponse>[] _streams =
    [
        .. Enumerable.Range(0, watches).Select(_ =>
        {
            WatchUserStatsRequest[] add = [new() { AddUserIds = [userId] }];
            return service.WatchUserStats(add.ToAsyncEnumerable(), cancellationToken).GetAsyncEnumerator(cancellationToken);
        }),
    ];

    /// <summary>Ends when every stream has had one more update.</summary>
    public Task NextAsync() => Task.WhenAll(_streams.Select(NextAsync));

    private static async Task NextAsync(IAsyncEnumerator<WatchUserStatsResponse> stream)
    {
        if (!await stream.MoveNextAsync())
            throw new InvalidOperationException("A watch ended by itself.");
    }
}
