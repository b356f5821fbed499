using System.Runtime.CompilerServices;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Testing;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>What a caller learns of a failed call.</summary>
[TestFixture]
internal sealed class FailureTests
{
    private static readonly UserRequest Request = new() { UserId = 42 };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task The_services_details_come_typed()
    {
        var failure = await FailureOfAsync(() => throw new Google.Rpc.Status
        {
            Code = (int)Code.InvalidArgument,
            Message = "user_id is 0; a user's id is greater than zero.",
            Details =
            {
                Any.Pack(new BadRequest
                {
                    FieldViolations = { new BadRequest.Types.FieldViolation { Field = "user_id", Description = "is 0" } },
                }),
                Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1.5)) }),
                Any.Pack(new ErrorInfo { Reason = "USER_ID_OUT_OF_RANGE", Domain = "users.example" }),
                Any.Pack(new ResourceInfo { ResourceType = "user", ResourceName = "0" }),
            },
        }.ToRpcException());

        Assert.Multiple(() =>
        {
            Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
            Assert.That(failure.Sentence, Is.EqualTo("user_id is 0; a user's id is greater than zero."));
            Assert.That(failure.Origin, Is.EqualTo(FailureOrigin.Service));
            Assert.That(failure.FieldViolations.Single().Field, Is.EqualTo("user_id"));
            Assert.That(failure.RetryDelay, Is.EqualTo(TimeSpan.FromSeconds(1.5)));
            Assert.That(failure.ErrorInfo?.Reason, Is.EqualTo("USER_ID_OUT_OF_RANGE"));
            Assert.That(failure.ResourceInfo?.ResourceName, Is.EqualTo("0"));
        });
    }

    [Test]
    public async Task A_failure_without_details_has_none()
    {
        var failure = await FailureOfAsync(() => throw new RpcException(new(StatusCode.NotFound, "There is no user with user_id 42.")));

        Assert.Multiple(() =>
        {
            Assert.That(failure.Details, Is.Null);
            Assert.That(failure.RetryDelay, Is.Null);
            Assert.That(failure.ErrorInfo, Is.Null);
            Assert.That(failure.ResourceInfo, Is.Null);
            Assert.That(failure.FieldViolations, Is.Empty);
        });
    }

    [Test]
    public async Task Details_that_cannot_be_read_do_not_hide_the_status()
    {
        var failure = await FailureOfAsync(() => throw new RpcException(
            new(StatusCode.NotFound, "gone"), new Metadata { { "grpc-status-details-bin", [0xFF, 0xFF] } }));

        Assert.That((failure.StatusCode, failure.Sentence), Is.EqualTo((StatusCode.NotFound, "gone")));
        Assert.That(failure.Details, Is.Null);
    }

    [TestCase(StatusCode.Unavailable)]
    [TestCase(StatusCode.Cancelled)]
    [TestCase(StatusCode.DeadlineExceeded)]
    [TestCase(StatusCode.Internal)]
    public async Task What_the_service_answered_is_the_services(StatusCode status)
        => Assert.That(
            (await FailureOfAsync(() => throw new RpcException(new(status, "The service says so.")))).Origin, Is.EqualTo(FailureOrigin.Service));

    [Test]
    public async Task A_connection_that_cannot_be_made_is_the_clients()
    {
        using var client = CodeFirstClient.Create<IUserService>("http://127.0.0.1:1", options => options.MaxAttempts = 1);

        var failed = await Assert.ThrowsAsync<RpcException>(async () => await client.Service.GetUserStats(Request));

        Assert.That((failed.StatusCode, failed.Failure().Origin), Is.EqualTo((StatusCode.Unavailable, FailureOrigin.Client)));
    }

    [Test]
    public async Task A_deadline_that_passes_here_is_the_clients()
    {
        var failed = await HangAsync(context => context(Deadline.After(TimeSpan.FromMilliseconds(50))));

        Assert.That((failed.StatusCode, failed.Failure().Origin), Is.EqualTo((StatusCode.DeadlineExceeded, FailureOrigin.Client)));
    }

    [TestCase("get")]
    [TestCase("record")]
    [TestCase("watch")]
    public async Task A_callers_own_cancellation_is_CANCELLED_for_calls_of_every_shape(string shape)
    {
        using var cancel = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        await using var host = await StubUserServiceHost.StartAsync(Hanging(arrived));
        using var client = CodeFirstClient.Create<IUserService>(host.Address);
        var users = client.Service;
        Task call = shape switch
        {
            "get" => users.GetUserStats(Request, cancel.Token).AsTask(),
            "record" => users.RecordPoints(Streams.NeverEnding<RecordPointsRequest>(), cancel.Token).AsTask(),
            _ => users.WatchUserStats(Streams.NeverEnding<WatchUserStatsRequest>(), cancel.Token).ToListAsync(CancellationToken.None).AsTask(),
        };

        await arrived.Task.WaitAsync(Patience);
        await cancel.CancelAsync();
        var failed = await Assert.ThrowsAsync<RpcException>(() => call.WaitAsync(Patience));

        Assert.That((failed.StatusCode, failed.Failure().Origin), Is.EqualTo((StatusCode.Cancelled, FailureOrigin.Client)));
    }

    [Test]
    public async Task An_upload_that_is_cancelled_before_it_begins_is_CANCELLED()
    {
        using var client = CodeFirstClient.Create<IUserService>("http://127.0.0.1:1");

        var failed = await Assert.ThrowsAsync<RpcException>(() => client.Service
            .RecordPoints(Streams.NeverEnding(new RecordPointsRequest()), new CancellationToken(canceled: true)).AsTask().WaitAsync(Patience));

        Assert.That((failed.StatusCode, failed.Failure().Origin), Is.EqualTo((StatusCode.Cancelled, FailureOrigin.Client)));
    }

    [Test]
    public async Task A_connection_that_was_closed_in_order_is_UNAVAILABLE_for_a_stream_and_for_a_call()
    {
        var closed = new RpcException(new(StatusCode.Internal, "Error reading next message.", new IOException(
            "The request was aborted.", new HttpProtocolException(0, "The HTTP/2 server closed the connection. NO_ERROR (0x0)", null))));
        var users = CodeFirstClient.Create<IUserService>(new FailedInvoker(closed)).Service;

        await Assert.ThatAsync(async () => await users.GetUserStats(Request), Fails.With(StatusCode.Unavailable));
        await Assert.ThatAsync(
            async () => await users.ExportUserStats(new ExportUserStatsRequest()).ToListAsync(), Fails.With(StatusCode.Unavailable));
    }

    // as .NET's connection pool throws it, without a cause
    [Test]
    public async Task A_connection_that_ended_before_it_carried_the_call_is_UNAVAILABLE()
    {
        var unused = new RpcException(new(
            StatusCode.Internal, "Error starting gRPC call.", new HttpRequestException("An HTTP/2 connection could not be established.")));
        var users = CodeFirstClient.Create<IUserService>(new FailedInvoker(unused)).Service;

        var failed = await Assert.ThrowsAsync<RpcException>(() => users.GetUserStats(Request).AsTask());

        Assert.That(failed!.Status.Detail, Does.StartWith("The service ended a new connection before it could carry the call. Call again; "));
        Assert.That((failed.StatusCode, failed.Failure().Origin), Is.EqualTo((StatusCode.Unavailable, FailureOrigin.Client)));
    }

    [Test]
    public async Task A_failed_request_with_a_cause_of_its_own_stays_what_it_was()
    {
        var other = new RpcException(new(
            StatusCode.Internal, "Error starting gRPC call.", new HttpRequestException("A cause.", new InvalidOperationException("It."))));
        var users = CodeFirstClient.Create<IUserService>(new FailedInvoker(other)).Service;

        await Assert.ThatAsync(async () => await users.GetUserStats(Request), Fails.With(StatusCode.Internal));
    }

    [Test]
    public async Task A_connection_that_was_closed_for_an_error_stays_what_it_was()
    {
        var broken = new RpcException(new(StatusCode.Internal, "broken", new HttpProtocolException(1, "PROTOCOL_ERROR (0x1)", null)));
        var users = CodeFirstClient.Create<IUserService>(new FailedInvoker(broken)).Service;

        await Assert.ThatAsync(async () => await users.GetUserStats(Request), Fails.With(StatusCode.Internal));
    }

    private static async Task<CallFailure> FailureOfAsync(Action fail)
    {
        var users = new StubUserService
        {
            OnGet = (_, _) =>
            {
                fail();
                return default;
            },
        };
        await using var host = await StubUserServiceHost.StartAsync(users);
        using var client = CodeFirstClient.Create<IUserService>(host.Address, options => options.MaxAttempts = 1);
        return (await Assert.ThrowsAsync<RpcException>(async () => await client.Service.GetUserStats(Request))).Failure();
    }

    private static async Task<RpcException> HangAsync(Func<Func<ProtoBuf.Grpc.CallContext, Task>, Task> call)
    {
        await using var host = await StubUserServiceHost.StartAsync(Hanging(new TaskCompletionSource()));
        using var client = CodeFirstClient.Create<IUserService>(host.Address);
        return (await Assert.ThrowsAsync<RpcException>(
            () => call(async context => await client.Service.GetUserStats(Request, context)).WaitAsync(Patience)))!;
    }

    private static StubUserService Hanging(TaskCompletionSource arrived)
    {
        return new StubUserService
        {
            OnGet = async (_, context) =>
            {
                await HangAsync(context.CancellationToken);
                return new UserResponse();
            },
            OnRecord = async (_, context) =>
            {
                await HangAsync(context.CancellationToken);
                return new RecordPointsResponse();
            },
            OnWatch = (_, context) => WatchAsync(context.CancellationToken),
        };

        async Task HangAsync(CancellationToken cancellationToken)
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        async IAsyncEnumerable<WatchUserStatsResponse> WatchAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await HangAsync(cancellationToken);
            yield break;
        }
    }
}
