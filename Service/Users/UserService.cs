using System.Runtime.CompilerServices;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Exporting;
using CodeFirst.Service.Users.Recording;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Watching;
using ProtoBuf.Grpc;

namespace CodeFirst.Service.Users;

/// <summary>The contract, answered from a store. The token of each call's context ends with its caller, its deadline and the host.</summary>
internal sealed class UserService(IUserStore store, UserChanges changes) : IUserService
{
    public async ValueTask<UserResponse> GetUserStats(UserRequest request, CallContext context = default) =>
        await store.FindAsync(request.UserId, context.CancellationToken) ?? throw UserFailures.UnknownUser(request.UserId);

    public IAsyncEnumerable<ExportUserStatsResponse> ExportUserStats(ExportUserStatsRequest request, CallContext context = default) =>
        ExportAsync(ExportRules.RangeOf(request), ExportRules.ChunkBytesOf(request), context.CancellationToken);

    public async ValueTask<RecordPointsResponse> RecordPoints(IAsyncEnumerable<RecordPointsRequest> requests, CallContext context = default)
    {
        var recorder = new PointsRecorder(store);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        await using var messages = requests.GetAsyncEnumerator(reading.Token);
        while (true)
        {
            var next = messages.MoveNextAsync().AsTask();
            // While the caller is silent, what it sent goes to the store; while the store commits, what it sends piles up.
            if (recorder.IsFull || (recorder.HasWaiting && !next.IsCompleted))
                await StoreAsync(recorder, next, reading, context.CancellationToken);
            if (!await next)
                break;
            recorder.Add(messages.Current);
        }

        await recorder.StoreAsync(context.CancellationToken);
        return recorder.Response;
    }

    public IAsyncEnumerable<WatchUserStatsResponse> WatchUserStats(
        IAsyncEnumerable<WatchUserStatsRequest> requests, CallContext context = default) =>
        new WatchStream(store, changes).RunAsync(requests, context.CancellationToken);

    private static async Task StoreAsync(
        PointsRecorder recorder, Task next, CancellationTokenSource reading, CancellationToken cancellationToken)
    {
        try
        {
            await recorder.StoreAsync(cancellationToken);
        }
        catch
        {
            // Kestrel gives a stream's body to a later call of the same connection: a read that outlived this call would break that one.
            await reading.CancelAsync();
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    // Every chunk is a query of its own: nothing of the store is held while a slow caller takes its time.
    private async IAsyncEnumerable<ExportUserStatsResponse> ExportAsync(
        UserRange range, int chunkBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var chunk = new ExportChunk(chunkBytes); ; chunk = chunk.Next())
        {
            await store.ReadAsync(range, chunk, cancellationToken);
            if (chunk.IsEmpty)
                yield break;
            range = range with { After = chunk.LastUserId };
            yield return chunk.ToResponse();
            if (!chunk.IsFull)
                yield break;
        }
    }
}
