using System.Globalization;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>Another team's client, which knows <c>user.proto</c> and nothing of ours, calls our service.</summary>
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
public sealed class PeerClientTests(Language language)
{
    private Peer _peer = null!;
    private UsersHost _host = null!;

    [OneTimeSetUp]
    public async Task Build() => _peer = await Peers.GetAsync(language);

    [SetUp]
    public async Task Serve() => _host = await UsersHost.StartAsync();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Get_42_prints_the_Cloud_Architect()
    {
        var result = await _peer.CallAsync(_host.Address, "get", "42");

        Assert.That(result, Is.EqualTo(new ProgramResult(0, "User: Cloud_Architect | Points: 1500\n", "")));
    }

    [TestCase("501", 69, "RPC failed: NOT_FOUND: There is no user with user_id 501.\n")]
    [TestCase("0", 67, "RPC failed: INVALID_ARGUMENT: user_id is 0; a user's id is greater than zero.\n")]
    public async Task Get_of_a_wrong_id_gets_the_status_and_the_sentence(string userId, int exitCode, string error)
    {
        var result = await _peer.CallAsync(_host.Address, "get", userId);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((exitCode, "")));
        Assert.That(result.Error, Does.StartWith(error));
    }

    [Test]
    public async Task Export_prints_every_user_once_over_many_chunks()
    {
        var result = await _peer.CallAsync(_host.Address, "export", "--max-chunk-bytes", "1024");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Is.EqualTo(Csv(Enumerable.Range(1, 500).Select(DemoData.User))));
        Assert.That(result.Error, Does.Match(@"^users=500 chunks=[1-9]\d+\n$"), "ten chunks or more");
    }

    [Test]
    public async Task Export_keeps_to_the_range_and_to_active_users()
    {
        var result = await _peer.CallAsync(_host.Address, "export", "--after", "100", "--up-to", "200", "--active-only");

        var expected = Enumerable.Range(101, 100).Select(DemoData.User).Where(user => user.IsActive);
        Assert.That(result.Output, Is.EqualTo(Csv(expected)), result.Error);
    }

    [Test]
    public async Task Export_of_an_empty_range_gets_the_status_and_the_sentence()
    {
        var result = await _peer.CallAsync(_host.Address, "export", "--after", "9", "--up-to", "9");

        Assert.That(
            (result.ExitCode, result.Error.Split('\n')[0]),
            Is.EqualTo((67, "RPC failed: INVALID_ARGUMENT: after_user_id 9 is not below up_to_user_id 9: no user could be in between.")));
    }

    [Test]
    public async Task Record_counts_each_event_once_however_often_it_is_sent()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("events.csv");
        await File.WriteAllTextAsync(file, "event_id,user_id,points\na,42,7\nb,42,-2\na,42,7\nc,501,1\n");

        var first = await _peer.CallAsync(_host.Address, "record", file);
        var second = await _peer.CallAsync(_host.Address, "record", file);

        const string rejected = "rejected 3 c REJECTION_REASON_UNKNOWN_USER: there is no user with user_id 501.\n";
        Assert.That(first, Is.EqualTo(new ProgramResult(0, "recorded=2 duplicates=1 rejected=1\n", rejected)));
        Assert.That(second, Is.EqualTo(new ProgramResult(0, "recorded=0 duplicates=3 rejected=1\n", rejected)));
        Assert.That((await _host.Users.GetUserStats(new UserRequest { UserId = 42 })).TotalPoints, Is.EqualTo(1505));
    }

    [Test]
    public async Task Watch_prints_the_current_value_then_changes_of_whom_it_adds_until_it_removes_them()
    {
        await using var client = _peer.StartClient(_host.Address, "watch", "42");

        await client.WaitForOutputAsync(@"^user_id=42 User: Cloud_Architect \| Points: 1500 \| active$");
        await AddPointsAsync(42, 5);
        await client.WaitForOutputAsync(@"^user_id=42 User: Cloud_Architect \| Points: 1505 \| active$");
        await client.Input.WriteLineAsync("+501");
        await client.WaitForOutputAsync("^user_id=501 unknown: there is no user with this id$");
        await client.Input.WriteLineAsync("-42");
        await client.Input.WriteLineAsync("+7");
        await client.WaitForOutputAsync("^user_id=7 ");
        await AddPointsAsync(42, 5);
        await client.Input.WriteLineAsync("-7");
        await client.Input.WriteLineAsync("-501");
        client.Input.Close();
        var result = await client.WaitForExitAsync();

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.Not.Contain("1510"), "42 was removed before its last change");
    }

    private async Task AddPointsAsync(int userId, int points)
    {
        var recorded = new PointsEvent { EventId = Guid.NewGuid().ToString(), UserId = userId, Points = points };
        await _host.Users.RecordPoints(new[] { new RecordPointsRequest { Events = [recorded] } }.ToAsyncEnumerable());
    }

    private static string Csv(IEnumerable<UserResponse> users) => string.Concat(
        users
            .Select(user => string.Create(
                CultureInfo.InvariantCulture,
                $"{user.UserId},{user.Username},{user.TotalPoints},{(user.IsActive ? "true" : "false")}\n"))
            .Prepend("user_id,username,total_points,is_active\n"));
}
