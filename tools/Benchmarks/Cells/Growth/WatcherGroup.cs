using CodeFirst.Client;
using CodeFirst.Contracts;

namespace CodeFirst.Benchmarks.Cells.Growth;

/// <summary>Streams that all watch one user, some to a connection.</summary>
internal sealed class WatcherGroup : IDisposable
{
    private readonly List<CodeFirstClient<IUserService>> _clients = [];
    private readonly List<IAsyncEnumerator<WatchUserStatsResponse>> _streams = [];

    public WatcherGroup(Func<CodeFirstClient<IUserService>> connect, int perConnection, int userId, int watches, CancellationToken cancellationToken)
    {
        for (var i = 0; i < watches; i++)
        {
            if (i % perConnection == 0)
                _clients.Add(connect());
            WatchUserStatsRequest[] add = [new() { AddUserIds = [userId] }];
            _streams.Add(_clients[^1].Service.WatchUserStats(add.ToAsyncEnumerable(), cancellationToken).GetAsyncEnumerator(cancellationToken));
        }
    }

    /// <summary>Ends when every stream has had one more update.</summary>
    public Task NextAsync() => Task.WhenAll(_streams.Select(NextAsync));

    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
    }

    private static async Task NextAsync(IAsyncEnumerator<WatchUserStatsResponse> stream)
    {
        if (!await stream.MoveNextAsync())
            throw new InvalidOperationException("A watch ended by itself.");
    }
}
