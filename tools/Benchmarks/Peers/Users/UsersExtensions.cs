namespace CodeFirst.Benchmarks.Peers.Users;

internal static class UsersExtensions
{
    /// <summary>Adds the users that configuration names: a SQLite file, a PostgreSQL server, else the fixed reply.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IUserSource>(
            configuration["Users:Sqlite"] is { } file ? new SqliteUsers(file)
            : configuration["Users:PostgreSql"] is { } connection ? new PostgresUsers(connection)
            : new FixedUsers());
}
