using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Storage.Sqlite;
using CodeFirst.Service.Users.Watching;
using CodeFirst.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CodeFirst.Tests.Storage;

internal sealed class SqliteHarness : IStoreHarness
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteUserStore> _opened = [];

    public UserChanges Changes { get; } = new();

    public string Path => _folder.PathTo("users.db");

    public Task<IUserStore> OpenAsync(int demoUsers)
    {
        var database = new SqliteDatabase(Options.Create(new StorageOptions { Path = Path, DemoUsers = demoUsers }));
        database.Prepare();
        var store = new SqliteUserStore(database, Changes);
        _opened.Add(store);
        return Task.FromResult<IUserStore>(store);
    }

    public Task<IDisposable> WriteFromOutsideAsync()
    {
        var outside = new SqliteConnection($"Data Source={Path};Pooling=False");
        outside.Open();
        outside.Execute("BEGIN IMMEDIATE; UPDATE users SET is_active = 1 - is_active");
        return Task.FromResult<IDisposable>(outside);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            store.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
