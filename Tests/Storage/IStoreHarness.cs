using CodeFirst.Service.Users.Storage;
using CodeFirst.Service.Users.Watching;

namespace CodeFirst.Tests.Storage;

/// <summary>A store with an empty database of its own, filled with demo users. The store tests run over each kind.</summary>
internal interface IStoreHarness : IAsyncDisposable
{
    UserChanges Changes { get; }

    /// <summary>Opens the store; again, to see what a restarted service sees.</summary>
    Task<IUserStore> OpenAsync(int demoUsers);

    /// <summary>Starts a transaction that writes, from outside, as another process would; disposing it ends it.</summary>
    Task<IDisposable> WriteFromOutsideAsync();
}
