using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Tests.Client;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>
/// A client of another team that loads the contract's <c>service_config.json</c> tries as often as the .NET client does, and gives up
/// with the same status.
/// </summary>
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
public sealed class PeerRetryTests(Language language)
{
    private static readonly string ServiceConfig = Repository.PathTo("Contracts", "Users", "service_config.json");

    private readonly TemporaryFolder _folder = new();
    private Peer _peer = null!;

    private string EventsFile => _folder.PathTo("events.csv");

    [OneTimeSetUp]
    public async Task Build()
    {
        _peer = await Peers.GetAsync(language);
        await File.WriteAllTextAsync(EventsFile, "event_id,user_id,points\na,42,7\n");
    }

    [OneTimeTearDown]
    public void DeleteFiles() => _folder.Dispose();

    [TestCase("get", "42")]
    [TestCase("export")]
    [TestCase("record", "EVENTS")]
    [TestCase("watch", "--count", "1", "42")]
    public async Task A_call_that_fails_twice_succeeds_at_the_third_attempt(params string[] command)
    {
        var users = new FailingUsers(failures: 2);
        await using var host = await StubUserServiceHost.StartAsync(users.Service);

        var result = await CallAsync(host, ["--service-config", ServiceConfig, .. command]);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(users.Attempts, Is.EqualTo("0 1 2"));
    }

    [TestCase(1, StatusCode.Unavailable)]
    [TestCase(3, StatusCode.Unavailable)]
    [TestCase(3, StatusCode.NotFound)]
    public async Task A_call_is_attempted_as_often_as_by_the_Dotnet_client(int failures, StatusCode status)
    {
        var (theirs, ours) = (new FailingUsers(failures, status), new FailingUsers(failures, status));
        await using var theirHost = await StubUserServiceHost.StartAsync(theirs.Service);
        await using var ourHost = await StubUserServiceHost.StartAsync(ours.Service);

        var result = await CallAsync(theirHost, "--service-config", ServiceConfig, "get", "42");
        var exitCode = await DotnetCallAsync(ourHost);

        Assert.That((theirs.Attempts, result.ExitCode), Is.EqualTo((ours.Attempts, exitCode)), result.Error);
    }

    [Test]
    public async Task Without_the_file_there_is_one_attempt()
    {
        var users = new FailingUsers(failures: 1);
        await using var host = await StubUserServiceHost.StartAsync(users.Service);

        var result = await CallAsync(host, "get", "42");

        Assert.That((users.Attempts, result.ExitCode), Is.EqualTo(("0", 78)), result.Error);
    }

    private static async Task<int> DotnetCallAsync(StubUserServiceHost host)
    {
        using var client = CodeFirstClient.Create<IUserService>(host.Address);
        try
        {
            await client.Service.GetUserStats(new UserRequest { UserId = 42 });
            return 0;
        }
        catch (RpcException failure)
        {
            return 64 + (int)failure.StatusCode;
        }
    }

    private Task<ProgramResult> CallAsync(StubUserServiceHost host, params string[] command) =>
        _peer.CallAsync(new Uri(host.Address), [.. command.Select(word => word == "EVENTS" ? EventsFile : word)]);
}
