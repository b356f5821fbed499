using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;

namespace CodeFirst.Tests.Service;

/// <summary>The real store, with what a test needs to see and to hold up: rows read, calls begun and ended, a gate before answers.</summary>
internal sealed class RecordingStore(IUserStore store) : IUserStore
{
    private long _rowsRead;

    public long RowsRead => Interlocked.Read(ref _rowsRead);

    /// <summary>Completed when a call waits at the gate.</summary>
    public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed when a call was cancelled inside the store.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>While it is not completed, nobody gets an answer; a cancelled call ends all the same.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public async ValueTask<UserResponse?> FindAsync(int userId, CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        return await store.FindAsync(userId, cancellationToken);
    }

    public async ValueTask ReadAsync(UserRange range, IUserSink sink, CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        await store.ReadAsync(range, new CountingSink(this, sink), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<EventOutcome>> RecordAsync(IReadOnlyList<PointsEvent> events, CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        return await store.RecordAsync(events, cancellationToken);
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        if (!Gate.IsCompleted)
            Held.TrySetResult();
        try
        {
            await Gate.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }
    }

    private sealed class CountingSink(RecordingStore owner, IUserSink sink) : IUserSink
    {
        public int Room => sink.Room;

        public bool TryAdd(int userId, string username, int totalPoints, bool isActive)
        {
            Interlocked.Increment(ref owner._rowsRead);
            return sink.TryAdd(userId, username, totalPoints, isActive);
        }
    }
}
