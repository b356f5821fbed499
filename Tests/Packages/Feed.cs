using NUnit.Framework;

namespace CodeFirst.Tests.Packages;

/// <summary>The packages that all tests of this folder share; packing them takes seconds.</summary>
[SetUpFixture]
internal sealed class Feed
{
    private static Lazy<Task<LocalFeed>> _feed = new(LocalFeed.PackAsync);

    public static Task<LocalFeed> PackedAsync() => _feed.Value;

    [OneTimeTearDown]
    public async Task Remove()
    {
        if (_feed.IsValueCreated)
            (await _feed.Value).Dispose();
        _feed = new(LocalFeed.PackAsync);
    }
}
