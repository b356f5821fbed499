using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Storage.Sqlite;
using CodeFirst.Service.Users.Watching;
using CodeFirst.Tests.Support;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Storage;

/// <summary>A SQLite file that others use too: another process, another thread.</summary>
[TestFixture]
internal sealed class SqliteSharingTests
{
    // What a process does that finds the index of the log broken: it takes the locks WRITE, CKPT and RECOVER, and writes the index anew
    // (https://www.sqlite.org/walformat.html#recovery). This one has only come as far as both copies of the index's header.
    private const string Recover = """
        import fcntl, sys
        index = open(sys.argv[1], "r+b")
        fcntl.lockf(index, fcntl.LOCK_EX, 3, 120)
        index.write(bytes(96))
        index.flush()
        print("recovering", flush=True)
        sys.stdin.read()
        """;

    private static readonly PointsEvent[] Events = [new() { EventId = "a", UserId = 42, Points = 10 }];

    private TemporaryFolder _folder = default!;
    private SqliteDatabase _database = default!;

    [SetUp]
    public void MakeDatabase()
    {
        _folder = new TemporaryFolder();
        _database = new SqliteDatabase(Options.Create(new StorageOptions { Path = _folder.PathTo("users.db"), DemoUsers = 100 }));
        _database.Prepare();
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task A_read_waits_while_another_process_recovers_the_file()
    {
        using var store = new SqliteUserStore(_database, new UserChanges());
        await store.FindAsync(42, CancellationToken.None);
        var starting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        Task<UserResponse?> reading;
        await using (await RecoverAsync())
        {
            reading = Task.Run(() =>
            {
                starting.SetResult();
                return store.FindAsync(42, CancellationToken.None).AsTask();
            });
            await starting.Task;
        }

        Assert.That((await reading)?.TotalPoints, Is.EqualTo(1500));
    }

    [Test]
    public async Task Recording_waits_while_another_process_recovers_the_file()
    {
        using var store = new SqliteUserStore(_database, new UserChanges());
        await store.RecordAsync([], CancellationToken.None);

        Task<IReadOnlyList<EventOutcome>> recording;
        await using (await RecoverAsync())
        {
            recording = store.RecordAsync(Events, CancellationToken.None).AsTask();
            Assert.That(recording.IsCompleted, Is.False);
        }

        Assert.That(await recording, Is.EqualTo(new[] { EventOutcome.Recorded }));
    }

    [Test]
    public async Task A_store_that_is_disposed_lets_the_write_end_that_runs()
    {
        var store = new SqliteUserStore(_database, new UserChanges());
        var disposing = new Thread(store.Dispose);

        Task<IReadOnlyList<EventOutcome>> recording;
        using (var outside = _database.Open())
        {
            outside.Execute("BEGIN IMMEDIATE");
            recording = store.RecordAsync(Events, CancellationToken.None).AsTask();
            disposing.Start();
            // it waits, or it has ended
            SpinWait.SpinUntil(() => disposing.ThreadState != ThreadState.Running);
        }

        Assert.That(await recording, Is.EqualTo(new[] { EventOutcome.Recorded }));
        disposing.Join();
    }

    private async Task<ChildProcess> RecoverAsync()
    {
        Toolchain.RequirePython();
        var process = ChildProcess.Start("/usr/bin/python3", ["-c", Recover, $"{_database.Path}-shm"]);
        await process.WaitForOutputAsync("recovering");
        return process;
    }
}
