using CodeFirst.Contracts;
using CodeFirst.Tests.Support;
using Google.Rpc;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Service;

/// <summary>What a program reads of a failure: <c>google.rpc.Status</c> in <c>grpc-status-details-bin</c>.</summary>
[TestFixture]
internal sealed class FailureDetailTests
{
    private UsersHost _host = default!;

    [SetUp]
    public async Task Start() => _host = await UsersHost.StartAsync();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task NOT_FOUND_names_the_resource()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => _host.Users.GetUserStats(new UserRequest { UserId = 501 }).AsTask());

        Assert.That(failure.GetRpcStatus()!.GetDetail<ResourceInfo>(), Is.EqualTo(new ResourceInfo
        {
            ResourceType = "user.User",
            ResourceName = "users/501",
            Description = "There is no user with user_id 501.",
        }));
    }

    [Test]
    public async Task INVALID_ARGUMENT_names_the_field_as_the_proto_file_does()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(
            () => _host.Users.ExportUserStats(new ExportUserStatsRequest { MaxChunkBytes = 7 }).ToListAsync().AsTask());

        var violation = failure.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Single();
        Assert.That((violation.Field, violation.Description), Is.EqualTo(("max_chunk_bytes", failure.Status.Detail)));
    }

    [Test]
    public async Task INVALID_ARGUMENT_of_a_stream_names_the_entry_of_the_list()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => _host.Users.WatchUserStats(
            new[] { new WatchUserStatsRequest { AddUserIds = [42, 0] } }.ToAsyncEnumerable()).ToListAsync().AsTask());

        Assert.That(failure.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Single().Field, Is.EqualTo("add_user_ids[1]"));
    }
}
