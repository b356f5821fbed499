using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Storage.Sqlite;
using CodeFirst.Service.Users.Watching;
using CodeFirst.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Moq;
using NUnit.Framework;

namespace CodeFirst.Tests.Storage;

/// <summary>The SQLite file itself.</summary>
[TestFixture]
internal sealed class SqliteDatabaseTests
{
    private TemporaryFolder _folder = default!;

    private string Path => _folder.PathTo("users.db");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void A_database_is_made_with_its_folder_in_WAL_mode_and_syncs_each_commit()
    {
        var database = Database(_folder.PathTo("new/folder/users.db"));

        database.Prepare();

        using var connection = database.Open();
        Assert.That((Scalar(connection, "PRAGMA journal_mode"), Scalar(connection, "PRAGMA synchronous")), Is.EqualTo(("wal", "2")));
    }

    [Test]
    public void A_database_is_filled_only_once()
    {
        Database(Path).Prepare();
        using (var connection = Database(Path).Open())
            connection.Execute("DELETE FROM users");

        Database(Path).Prepare();

        using var again = Database(Path).Open();
        Assert.That(Scalar(again, "SELECT count(*) FROM users"), Is.EqualTo("0"));
    }

    [Test]
    public async Task Many_processes_that_start_at_once_make_one_database()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Database(Path).Prepare)));

        using var connection = Database(Path).Open();
        Assert.That(Scalar(connection, "SELECT count(*) FROM users"), Is.EqualTo("100"));
    }

    [Test]
    public void A_database_newer_than_the_program_is_refused_with_both_versions()
    {
        Database(Path).Prepare();
        using (var connection = Database(Path).Open())
            connection.Execute("PRAGMA user_version = 99");

        Assert.That(
            () => Database(Path).Prepare(),
            Throws.InstanceOf<StorageException>().With.Message.EqualTo(
                $"The database '{Path}' has schema version 99, and this program knows versions up to 1. "
                + "Start a newer program, or name another file with --Storage:Path=FILE."));
    }

    [Test]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(Path, "user_id,username\n42,Cloud_Architect\n");

        Assert.That(
            () => Database(Path).Prepare(),
            Throws.InstanceOf<StorageException>().With.Message.StartsWith($"The database '{Path}' cannot be used: ")
                .And.Message.EndsWith("Name another file with --Storage:Path=FILE."));
        Assert.That(File.ReadAllText(Path), Is.EqualTo("user_id,username\n42,Cloud_Architect\n"));
    }

    [Test]
    public async Task A_query_that_finds_no_row_is_cancelled_inside_SQLite()
    {
        Database(Path).Prepare();
        using (var connection = Database(Path).Open())
            connection.Execute("""
                INSERT INTO users SELECT value + 100, 'inactive', 0, 0 FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 50000) SELECT value FROM n);
                UPDATE users SET is_active = 0;
                """);
        using var store = new SqliteUserStore(Database(Path), new UserChanges());

        await Assert.CatchAsync<OperationCanceledException>(() => store.ReadAsync(
            new UserRange(0, int.MaxValue, ActiveOnly: true), Mock.Of<IUserSink>(), new CancellationToken(canceled: true)).AsTask());
    }

    private static SqliteDatabase Database(string path) =>
        new(Options.Create(new StorageOptions { Path = path, DemoUsers = 100 }));

    private static string? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
