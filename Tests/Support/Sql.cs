using Npgsql;

namespace CodeFirst.Tests.Support;

/// <summary>Looks into a PostgreSQL database from outside, on a connection for each statement.</summary>
internal static class Sql
{
    public static Task RunAsync(string connectionString, string sql) => ScalarAsync(connectionString, sql);

    public static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public static async Task<List<T>> RowsAsync<T>(string connectionString, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        List<T> result = [];
        while (await rows.ReadAsync())
            result.Add(read(rows));
        return result;
    }

    /// <summary>A connection of its own, to hold a transaction open.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
