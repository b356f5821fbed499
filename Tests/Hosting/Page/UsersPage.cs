namespace CodeFirst.Tests.Hosting.Page;

/// <summary>The page of the user statistics service.</summary>
internal abstract class UsersPage : PageInBrowser
{
    protected PageHost Host { get; private set; } = default!;

    protected override Uri Address => Host.Page;

    protected override async Task StartAsync() => Host = await PageHost.StartAsync();

    protected override async Task StopAsync()
    {
        if (Host is not null)
            await Host.DisposeAsync();
    }
}
