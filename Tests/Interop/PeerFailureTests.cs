using CodeFirst.Tests.Client;
using CodeFirst.Tests.Support;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>Another team's client reads the details of a failure that <c>grpc-status-details-bin</c> carries.</summary>
[TestFixture(Language.Python)]
[TestFixture(Language.Go)]
public sealed class PeerFailureTests(Language language)
{
    private Peer _peer = null!;

    [OneTimeSetUp]
    public async Task Build() => _peer = await Peers.GetAsync(language);

    [Test]
    public async Task Of_an_unknown_user_it_reads_the_reason_and_the_resource()
        => Assert.That(await ErrorAsync("get", "501"), Is.EqualTo("""
            RPC failed: NOT_FOUND: There is no user with user_id 501.
              reason USER_NOT_FOUND of user.UserService: user_id=501
              resource user.User users/501

            """));

    [Test]
    public async Task Of_a_wrong_request_it_reads_the_reason_and_the_field_by_its_proto_name()
        => Assert.That(await ErrorAsync("export", "--max-chunk-bytes", "7"), Is.EqualTo("""
            RPC failed: INVALID_ARGUMENT: max_chunk_bytes is 7; give 1024 to 1048576, or 0 for 32768.
              reason CHUNK_BYTES_OUT_OF_BOUNDS of user.UserService: max_chunk_bytes=7
              field max_chunk_bytes: max_chunk_bytes is 7; give 1024 to 1048576, or 0 for 32768.

            """));

    [Test]
    public async Task It_reads_when_to_call_again_and_passes_over_kinds_it_does_not_know()
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)Code.ResourceExhausted,
            Message = "Too many calls.",
            Details =
            {
                Any.Pack(new Help()),
                Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1.5)) }),
            },
        };
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService { OnGet = (_, _) => throw status.ToRpcException() });

        var result = await _peer.CallAsync(new Uri(host.Address), "get", "42");

        Assert.That(
            (result.ExitCode, result.Error),
            Is.EqualTo((64 + (int)StatusCode.ResourceExhausted, "RPC failed: RESOURCE_EXHAUSTED: Too many calls.\n  call again after 1500 ms\n")));
    }

    private async Task<string> ErrorAsync(params string[] command)
    {
        await using var host = await UsersHost.StartAsync();
        return (await _peer.CallAsync(host.Address, command)).Error;
    }
}
