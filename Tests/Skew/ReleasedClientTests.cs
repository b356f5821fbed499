using CodeFirst.Tests.Interop;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Skew;

/// <summary>
/// Clients of the previous release that nobody updated: the .NET program of that release, and Python and Go programs built from its
/// <c>user.proto</c>. They call the service of this tree, and one of the next version.
/// </summary>
[TestFixture(null)]
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
internal sealed class ReleasedClientTests(Language? language)
{
    private TemporaryFolder _folder = null!;
    private Released _released = null!;
    private Peer? _peer;

    [OneTimeSetUp]
    public async Task Build()
    {
        _folder = new TemporaryFolder();
        _released = new Released();
        if (language is Language.Python)
            Toolchain.RequirePython();
        if (language is Language.Go)
            Toolchain.RequireGo();
        if (language is { } other)
            _peer = await Peer.BuildAsync(other, _folder.PathTo("peer"), Released.Proto);
        await File.WriteAllTextAsync(_folder.PathTo("events.csv"), "event_id,user_id,points\na,42,7\nb,999999,1\n");
    }

    [OneTimeTearDown]
    public void Delete()
    {
        _released.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task The_released_client_calls_this_service()
    {
        await using var host = await UsersHost.StartAsync();

        await CallEverythingAsync(host.Address);
        await RecordAsync(host.Address, "UNKNOWN_USER", "[Tt]here is no user");
    }

    [Test]
    public async Task The_released_client_calls_the_next_service_and_shows_the_number_of_a_reason_it_does_not_know()
    {
        await using var service = await NextProgram.ServeAsync();

        await CallEverythingAsync(service.Address);
        await RecordAsync(service.Address, "1001", "for the next reason.");
    }

    private async Task CallEverythingAsync(Uri service)
    {
        await using var get = Start(service, "get", "42");
        Assert.That(await get.WaitForExitAsync(), Is.EqualTo(new ProgramResult(0, "User: Cloud_Architect | Points: 1500\n", "")));

        await using var export = Start(service, "export", "--after", "40", "--up-to", "42");
        var exported = await export.WaitForExitAsync();
        Assert.That(
            exported.Output,
            Does.Match(@"^user_id,username,total_points,is_active\n41,.+\n42,Cloud_Architect,1500,true\n$"),
            exported.Error);

        await using var watch = Start(service, "watch", "42");
        await watch.WaitForOutputAsync("Cloud_Architect.*1500");
    }

    private async Task RecordAsync(Uri service, string reason, string message)
    {
        await using var record = Start(service, "record", _folder.PathTo("events.csv"));

        var recorded = await record.WaitForExitAsync();

        Assert.That(recorded.Output, Does.StartWith("recorded=1 duplicates=0 rejected=1"), recorded.Error);
        Assert.That(recorded.Error, Does.Match($@"\b\w*{reason}\b.*{message}"));
    }

    private ChildProcess Start(Uri service, params string[] arguments) =>
        _peer is { } peer ? peer.StartClient(service, arguments) : _released.StartClient(service, arguments);
}
