using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>
/// <c>given.proto</c> is the contract as it was before there was a service: two messages and one call. Programs generated from
/// it, and from nothing of ours, work with ours unchanged.
/// </summary>
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
public sealed class GivenContractTests(Language language)
{
    private Peer _peer = null!;

    [OneTimeSetUp]
    public async Task Build() => _peer = await Peers.GetAsync(language);

    [Test]
    public async Task Their_client_calls_our_service()
    {
        await using var host = await UsersHost.StartAsync();

        var result = await _peer.CallGivenAsync(host.Address, 42);

        Assert.That(result, Is.EqualTo(new ProgramResult(0, "User: Cloud_Architect | Points: 1500\n", "")));
    }

    [Test]
    public async Task Our_client_calls_their_server()
    {
        await using var server = await _peer.ServeGivenAsync();

        var user = await server.Users.GetUserStats(new UserRequest { UserId = 42 });

        Assert.That(user, Is.EqualTo(
            new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true }));
    }

    [Test]
    public async Task Our_client_gets_their_servers_status_and_sentence()
    {
        await using var server = await _peer.ServeGivenAsync();

        var failure = (await Assert.ThrowsAsync<RpcException>(
            async () => await server.Users.GetUserStats(new UserRequest { UserId = 43 })))!;

        Assert.That(
            (failure.StatusCode, failure.Status.Detail),
            Is.EqualTo((StatusCode.NotFound, "There is no user with user_id 43.")));
    }

    [Test]
    public async Task A_call_their_contract_does_not_have_is_UNIMPLEMENTED()
    {
        await using var server = await _peer.ServeGivenAsync();

        var failure = (await Assert.ThrowsAsync<RpcException>(
            async () => await server.Users.ExportUserStats(new ExportUserStatsRequest()).ToListAsync()))!;

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unimplemented));
    }
}
