using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Storage.PostgreSql;
using CodeFirst.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Storage;

/// <summary>How a PostgreSQL database is made, and what is said when it cannot be used.</summary>
[TestFixture]
internal sealed class PostgresDatabaseTests
{
    private string _connectionString = default!;

    [SetUp]
    public async Task MakeDatabase() => _connectionString = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();

    [Test]
    public async Task Many_replicas_that_start_at_once_make_one_database()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PrepareAsync(_connectionString))));

        Assert.That(await Sql.ScalarAsync(_connectionString, "SELECT count(*) FROM users"), Is.EqualTo(100L));
        Assert.That(await Sql.ScalarAsync(_connectionString, "SELECT string_agg(version::text, ',') FROM schema_version"), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_database_is_filled_only_once()
    {
        await PrepareAsync(_connectionString);
        await Sql.RunAsync(_connectionString, "DELETE FROM users");

        await PrepareAsync(_connectionString);

        Assert.That(await Sql.ScalarAsync(_connectionString, "SELECT count(*) FROM users"), Is.EqualTo(0L));
    }

    [Test]
    public async Task The_program_logs_no_statement_and_no_call_that_succeeds()
    {
        await using var program = await UsersProcess.StartReplicaAsync(_connectionString);
        using var client = CodeFirstClient.Create<IUserService>(program.Address);

        await client.Service.GetUserStats(new UserRequest { UserId = 42 });

        Assert.That((await program.TerminateAsync()).Output, Does.Not.Contain("info:"));
    }

    [Test]
    public async Task A_database_newer_than_the_program_is_refused_with_both_versions_and_left_as_it_is()
    {
        await PrepareAsync(_connectionString);
        await Sql.RunAsync(_connectionString, "UPDATE schema_version SET version = 99");

        var refused = await Assert.ThrowsAsync<StorageException>(() => PrepareAsync(_connectionString));

        Assert.That(refused.Message, Does.Match(
            @"^The database 'postgresql://127\.0\.0\.1:\d+/users_\d+' has schema version 99, and this program knows versions up to 1\. "
            + @"Start a newer program, or name another database with --Storage:PostgreSql='Host=\.\.\.'\.$"));
        Assert.That(await Sql.ScalarAsync(_connectionString, "SELECT version FROM schema_version"), Is.EqualTo(99));
    }

    [Test]
    public async Task A_database_that_is_not_there_is_said_with_its_place_and_without_the_password()
    {
        var refused = await Assert.ThrowsAsync<StorageException>(() => PrepareAsync($"{_connectionString}_gone;Password=hunter2"));

        Assert.That(refused.Message, Does.Match(@"^The database 'postgresql://127\.0\.0\.1:\d+/users_\d+_gone' cannot be used: ")
            .And.Contain("_gone\" does not exist")
            .And.EndsWith(" Start it, or name another with --Storage:PostgreSql='Host=...'.")
            .And.Not.Contain("hunter2"));
    }

    [Test]
    public void A_connection_string_that_cannot_be_read_is_refused_with_the_keyword_and_without_the_password() => Assert.That(
        () => Database("Host=127.0.0.1;Pasword=hunter2"),
        Throws.InstanceOf<StorageException>()
            .With.Message.StartsWith("Storage:PostgreSql is no connection string: ")
            .And.Message.Contain("pasword").IgnoreCase
            .And.Message.EndsWith("Give one such as 'Host=127.0.0.1;Database=users;Username=users'.")
            .And.Message.Not.Contain("hunter2"));

    [Test]
    public async Task What_a_connection_string_says_wins_over_the_defaults()
    {
        await using var database = Database("Host=127.0.0.1;MaxPoolSize=7");

        Assert.That((database.ConnectionString.MaxPoolSize, database.ConnectionString.MaxAutoPrepare), Is.EqualTo((7, 16)));
    }

    private static async Task PrepareAsync(string connectionString)
    {
        await using var database = Database(connectionString);
        await database.PrepareAsync(CancellationToken.None);
    }

    private static PostgresDatabase Database(string connectionString) => new(
        Options.Create(new StorageOptions { PostgreSql = connectionString, DemoUsers = 100 }), NullLoggerFactory.Instance);
}
