using CodeFirst.Service.Users.Storage;
using CodeFirst.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>Another team's client goes away, by deadline or by Ctrl-C, while our store is at work for it: the work stops.</summary>
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
public sealed class PeerClientLeavesTests(Language language)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private HangingStore _store = null!;
    private Peer _peer = null!;
    private UsersHost _host = null!;

    private string EventsFile => _folder.PathTo("events.csv");

    [OneTimeSetUp]
    public async Task Build()
    {
        _peer = await Peers.GetAsync(language);
        await File.WriteAllTextAsync(EventsFile, "event_id,user_id,points\na,42,7\n");
    }

    [OneTimeTearDown]
    public void DeleteFiles() => _folder.Dispose();

    [SetUp]
    public async Task Serve()
    {
        _store = new HangingStore();
        _host = await UsersHost.StartAsync(builder => builder.Services.AddSingleton<IUserStore>(_store), demoUsers: 1);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("get", "42")]
    [TestCase("export")]
    [TestCase("record", "EVENTS")]
    [TestCase("watch", "42")]
    public async Task A_deadline_that_passes_ends_the_call_on_both_sides(params string[] command)
    {
        await using var client = _peer.StartClient(_host.Address, ["--timeout", "1", .. WithFile(command)]);

        await _store.Asked.WaitAsync(Patience);
        await _store.Released.WaitAsync(Patience);
        var result = await client.WaitForExitAsync();

        Assert.That(result.ExitCode, Is.EqualTo(68), result.Error);
        Assert.That(result.Error, Does.StartWith("RPC failed: DEADLINE_EXCEEDED: "));
    }

    [TestCase(65, "get", "42")]
    [TestCase(65, "export")]
    [TestCase(65, "record", "EVENTS")]
    [TestCase(0, "watch", "42")]
    public async Task Ctrl_C_ends_the_call_on_both_sides(int exitCode, params string[] command)
    {
        await using var client = _peer.StartClient(_host.Address, ["--timeout", "600", .. WithFile(command)]);

        await _store.Asked.WaitAsync(Patience);
        await client.SignalAsync("INT");
        await _store.Released.WaitAsync(Patience);
        var result = await client.WaitForExitAsync();

        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.Error);
        Assert.That(result.Error, exitCode == 0 ? Is.Empty : Does.StartWith("RPC failed: CANCELLED: "));
    }

    private IEnumerable<string> WithFile(string[] command) => command.Select(word => word == "EVENTS" ? EventsFile : word);
}
