using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Service.Users.Storage;
using CodeFirst.Tests.Support;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Moq;
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

    [TestCase(0)]
    [TestCase(-3)]
    public async Task GetUserStats_of_an_id_not_greater_than_zero_is_INVALID_ARGUMENT_and_names_the_field(int userId)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => _host.Users.GetUserStats(new UserRequest { UserId = userId }).AsTask());

        Assert.That(failure.Status, Is.EqualTo(new Grpc.Core.Status(
            StatusCode.InvalidArgument, $"user_id is {userId}; a user's id is greater than zero.")));
        Assert.That(failure.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Single().Field, Is.EqualTo("user_id"));
    }

    [Test]
    public async Task ExportUserStats_names_every_bound_that_is_negative()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => _host.Users
            .ExportUserStats(new ExportUserStatsRequest { AfterUserId = -1, UpToUserId = -2 }).ToListAsync().AsTask());

        Assert.That(failure.Status, Is.EqualTo(new Grpc.Core.Status(
            StatusCode.InvalidArgument, "after_user_id is -1; give 0 for no bound, or a user's id. And 1 more field is wrong.")));
        Assert.That(
            failure.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Select(violation => (violation.Field, violation.Description)),
            Is.EqualTo(new[]
            {
                ("after_user_id", "after_user_id is -1; give 0 for no bound, or a user's id."),
                ("up_to_user_id", "up_to_user_id is -2; give 0 for no bound, or a user's id."),
            }));
    }

    [Test]
    public async Task A_store_that_does_not_answer_is_UNAVAILABLE_with_a_retry_delay_and_a_reason()
    {
        await using var host = await UsersHost.StartAsync(builder => builder.Services.AddSingleton(Away()));

        foreach (var call in new Func<Task>[]
        {
            () => host.Users.GetUserStats(new UserRequest { UserId = 42 }).AsTask(),
            () => host.Users.ExportUserStats(new ExportUserStatsRequest()).ToListAsync().AsTask(),
            () => host.Users.RecordPoints(Of(new RecordPointsRequest { Events = [new() { EventId = "a", UserId = 1, Points = 1 }] })).AsTask(),
            () => host.Users.WatchUserStats(Of(new WatchUserStatsRequest { AddUserIds = [42] })).ToListAsync().AsTask(),
        })
        {
            var failure = (await Assert.ThrowsAsync<RpcException>(() => call())).Failure();

            Assert.That((failure.StatusCode, failure.Sentence), Is.EqualTo((
                StatusCode.Unavailable, "The database does not answer at the moment. Call again: nothing of this call is half done.")));
            Assert.That((failure.ErrorInfo!.Reason, failure.RetryDelay), Is.EqualTo(("STORE_UNAVAILABLE", TimeSpan.FromSeconds(1))));
        }
    }

    [Test]
    public async Task Every_failure_that_a_program_branches_on_has_a_reason_of_the_service()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => _host.Users.GetUserStats(new UserRequest { UserId = 501 }).AsTask());

        var info = failure.Failure().ErrorInfo!;
        Assert.That((info.Reason, info.Domain, info.Metadata["user_id"]), Is.EqualTo(("USER_NOT_FOUND", "user.UserService", "501")));
    }

    [Test]
    public async Task INVALID_ARGUMENT_of_a_stream_names_the_entry_of_the_list()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => _host.Users.WatchUserStats(
            new[] { new WatchUserStatsRequest { AddUserIds = [42, 0] } }.ToAsyncEnumerable()).ToListAsync().AsTask());

        Assert.That(failure.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Single().Field, Is.EqualTo("add_user_ids[1]"));
    }

    private static IAsyncEnumerable<T> Of<T>(T message) => new[] { message }.ToAsyncEnumerable();

    private static IUserStore Away()
    {
        var gone = new StorageUnavailableException("the database at 10.0.0.7 is away", new IOException());
        var store = new Mock<IUserStore>(MockBehavior.Strict);
        store.Setup(users => users.FindAsync(It.IsAny<int>(), It.IsAny<CancellationToken>())).ThrowsAsync(gone);
        store.Setup(users => users.ReadAsync(It.IsAny<UserRange>(), It.IsAny<IUserSink>(), It.IsAny<CancellationToken>())).ThrowsAsync(gone);
        store.Setup(users => users.RecordAsync(It.IsAny<IReadOnlyList<PointsEvent>>(), It.IsAny<CancellationToken>())).ThrowsAsync(gone);
        return store.Object;
    }
}
