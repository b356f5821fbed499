using System.Collections.Concurrent;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Watching;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>Users in one SQLite file: any number of readers beside one writer.</summary>
internal sealed class SqliteUserStore(SqliteDatabase database, UserChanges changes) : IUserStore, IDisposable
{
    // SQLite answers synchronously, so there are never more sessions than threads that read at one moment.
    private readonly ConcurrentBag<SqliteReadSession> _idleReaders = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private SqliteWriteSession? _writer;

    public ValueTask<UserResponse?> FindAsync(int userId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = RentReader();
        try
        {
            return ValueTask.FromResult(reader.Find(userId));
        }
        finally
        {
            _idleReaders.Add(reader);
        }
    }

    public ValueTask ReadAsync(UserRange range, IUserSink sink, CancellationToken cancellationToken)
    {
        var reader = RentReader();
        try
        {
            reader.Read(range, sink, cancellationToken);
        }
        finally
        {
            _idleReaders.Add(reader);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask<IReadOnlyList<EventOutcome>> RecordAsync(IReadOnlyList<PointsEvent> events, CancellationToken cancellationToken)
    {
        Dictionary<int, long> totals = [];
        EventOutcome[] outcomes;
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _writer ??= new SqliteWriteSession(database.Open());
            await _writer.BeginAsync(cancellationToken);
            outcomes = Record(_writer, events, totals, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }

        changes.Publish(totals.Keys);
        return outcomes;
    }

    public void Dispose()
    {
        foreach (var reader in _idleReaders)
            reader.Dispose();
        // SQLite takes no locks itself, so no connection may be closed that is being used
        _writing.Wait();
        _writer?.Dispose();
        _writing.Dispose();
    }

    private static EventOutcome[] Record(
        SqliteWriteSession writer,
        IReadOnlyList<PointsEvent> events,
        Dictionary<int, long> totals,
        CancellationToken cancellationToken)
    {
        try
        {
            var outcomes = new EventOutcome[events.Count];
            for (var i = 0; i < outcomes.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                outcomes[i] = writer.Record(events[i], totals);
            }

            foreach (var (userId, total) in totals)
                writer.SetTotal(userId, total);
            writer.Commit();
            return outcomes;
        }
        catch
        {
            writer.Rollback();
            throw;
        }
    }

    private SqliteReadSession RentReader() =>
        _idleReaders.TryTake(out var idle) ? idle : new SqliteReadSession(database.Open());
}
