using Npgsql;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

internal static class NpgsqlBatchExtensions
{
    /// <summary>Adds a statement, its parameters <c>$1</c>, <c>$2</c> ... given in their order.</summary>
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
        return command;
    }
}
