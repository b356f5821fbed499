using CodeFirst.Contracts;
using Npgsql;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>
/// One call's events in one transaction, which may be run again until it is known to be committed. Locks are taken in one order by
/// everyone, users by id and then events by id, so transactions wait for each other and never in a circle.
/// </summary>
internal sealed class RecordTransaction(IReadOnlyList<PointsEvent> events)
{
    // Marks this call's events. A commit whose answer was lost with the connection is recognised by it when the transaction is run again.
    private readonly long _callId = Random.Shared.NextInt64();

    public async ValueTask<IReadOnlyList<EventOutcome>> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var ledger = await LockAsync(connection, cancellationToken);
        var outcomes = events.Select(ledger.Judge).ToArray();
        if (ledger.Counted.Count == 0)
            return outcomes;
        await WriteAsync(connection, ledger, cancellationToken);
        // whether a commit that is cut short took place would be anyone's guess
        await transaction.CommitAsync(CancellationToken.None);
        return outcomes;
    }

    /// <summary>Locks the users, and then sees every event that was counted for them.</summary>
    private async Task<EventLedger> LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        // the locks of a replica that vanished with its machine
        batch.Add("SET LOCAL idle_in_transaction_session_timeout = '10s'");
        batch.Add(
            "SELECT user_id, total_points FROM users WHERE user_id = ANY($1) ORDER BY user_id FOR NO KEY UPDATE",
            events.Select(recorded => recorded.UserId).Distinct().ToArray());
        batch.Add(
            "SELECT event_id, user_id, points, call_id = $2 FROM points_events WHERE event_id = ANY($1)",
            events.Select(recorded => EventLedger.KeyOf(recorded.EventId)).ToArray(),
            _callId);

        var ledger = new EventLedger();
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            ledger.AddUser(rows.GetInt32(0), rows.GetInt32(1));
        await rows.NextResultAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            ledger.AddEvent(rows.GetFieldValue<byte[]>(0), rows.GetInt32(1), rows.GetInt32(2), ofThisCall: rows.GetBoolean(3));
        return ledger;
    }

    private async Task WriteAsync(NpgsqlConnection connection, EventLedger ledger, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        var insert = batch.Add(
            """
            INSERT INTO points_events (event_id, user_id, points, call_id)
            SELECT event_id, user_id, points, $4 FROM unnest($1, $2, $3) AS counted (event_id, user_id, points)
            ORDER BY event_id
            ON CONFLICT DO NOTHING
            """,
            ledger.Counted.Select(recorded => EventLedger.KeyOf(recorded.EventId)).ToArray(),
            ledger.Counted.Select(recorded => recorded.UserId).ToArray(),
            ledger.Counted.Select(recorded => recorded.Points).ToArray(),
            _callId);
        batch.Add(
            """
            UPDATE users SET total_points = changed.total_points
            FROM unnest($1, $2) AS changed (user_id, total_points) WHERE users.user_id = changed.user_id
            """,
            ledger.ChangedTotals.Keys.ToArray(),
            ledger.ChangedTotals.Values.ToArray());
        // an array of strings would pass for the parameters themselves
        batch.Add(
            $"SELECT pg_notify('{ChangeNotice.Channel}', notice) FROM unnest($1) AS notice", [ChangeNotice.Of(ledger.ChangedTotals.Keys)]);
        await batch.ExecuteNonQueryAsync(cancellationToken);

        // Events of one user are counted one after the other, under the user's lock. So it was an id used for two users at one moment.
        if (insert.RecordsAffected != ledger.Counted.Count)
            throw new PostgresException("An event id was counted for another user.", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure);
    }
}
