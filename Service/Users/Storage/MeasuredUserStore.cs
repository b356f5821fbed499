using CodeFirst.Contracts;

namespace CodeFirst.Service.Users.Storage;

/// <summary>Measures another store; while nobody listens it passes calls on.</summary>
internal sealed class MeasuredUserStore(IUserStore store, StoreMetrics metrics, TimeProvider time) : IUserStore
{
    public ValueTask<UserResponse?> FindAsync(int userId, CancellationToken cancellationToken) => metrics.IsListenedTo
        ? MeasureAsync(
            "find_user", static call => call.store.FindAsync(call.userId, call.cancellationToken), (store, userId, cancellationToken))
        : store.FindAsync(userId, cancellationToken);

    public async ValueTask ReadAsync(UserRange range, IUserSink sink, CancellationToken cancellationToken)
    {
        if (metrics.IsListenedTo)
            await MeasureAsync("read_users", ReadAsync, (store, range, sink, cancellationToken));
        else
            await store.ReadAsync(range, sink, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<EventOutcome>> RecordAsync(IReadOnlyList<PointsEvent> events, CancellationToken cancellationToken)
    {
        if (!metrics.IsListenedTo)
            return await store.RecordAsync(events, cancellationToken);
        var outcomes = await MeasureAsync(
            "record_events", static call => call.store.RecordAsync(call.events, call.cancellationToken), (store, events, cancellationToken));
        metrics.Recorded(outcomes);
        return outcomes;
    }

    private static async ValueTask<bool> ReadAsync(
        (IUserStore Store, UserRange Range, IUserSink Sink, CancellationToken CancellationToken) call)
    {
        await call.Store.ReadAsync(call.Range, call.Sink, call.CancellationToken);
        return true;
    }

    private async ValueTask<TResult> MeasureAsync<TCall, TResult>(string operation, Func<TCall, ValueTask<TResult>> run, TCall call)
    {
        var started = time.GetTimestamp();
        try
        {
            var result = await run(call);
            metrics.Ended(operation, time.GetElapsedTime(started), failure: null);
            return result;
        }
        catch (Exception failure)
        {
            metrics.Ended(operation, time.GetElapsedTime(started), failure);
            throw;
        }
    }
}
