using Npgsql;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>Reads a range into a sink, a page of about what the sink has room for at a time; what broke goes on after the last user taken.</summary>
internal sealed class PagedRead(UserRange range, IUserSink sink, CancellationToken call)
{
    private const string All =
        "SELECT user_id, username, total_points, is_active FROM users WHERE user_id > $1 AND user_id <= $2 ORDER BY user_id LIMIT $3";

    private const string Active =
        "SELECT user_id, username, total_points, is_active FROM users WHERE user_id > $1 AND user_id <= $2 AND is_active ORDER BY user_id LIMIT $3";

    private int _after = range.After;

    /// <returns>Whether there may be more, and room for it.</returns>
    public async ValueTask<bool> NextPageAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var limit = sink.Room;
        await using var select = new NpgsqlCommand(range.ActiveOnly ? Active : All, connection);
        foreach (var value in (ReadOnlySpan<int>)[_after, range.UpTo, limit])
            select.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
        await using var rows = await select.ExecuteReaderAsync(cancellationToken);
        var taken = 0;
        for (; await rows.ReadAsync(cancellationToken); taken++)
        {
            call.ThrowIfCancellationRequested();
            if (!sink.TryAdd(rows.GetInt32(0), rows.GetString(1), rows.GetInt32(2), rows.GetBoolean(3)))
                return false;
            _after = rows.GetInt32(0);
        }

        return taken == limit;
    }
}
