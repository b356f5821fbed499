using System.Collections.Concurrent;
using CodeFirst.Contracts;
using CodeFirst.Testing;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Client;

/// <summary>A service that fails the first calls it gets, whatever they are, and then answers; it writes down every attempt.</summary>
internal sealed class FailingUsers
{
    private readonly int _failures;
    private readonly StatusCode _status;
    private readonly ConcurrentQueue<string> _attempts = new();

    public FailingUsers(int failures, StatusCode status = StatusCode.Unavailable)
    {
        (_failures, _status) = (failures, status);
        Service = new StubUserService
        {
            OnGet = (request, context) =>
            {
                Attempt(context);
                return ValueTask.FromResult(new UserResponse { UserId = request.UserId, Username = "Cloud_Architect", TotalPoints = 1500 });
            },
            OnExport = (_, context) =>
            {
                Attempt(context);
                return Streams.Of(
                    new ExportUserStatsResponse { UserIds = [42], Usernames = ["Cloud_Architect"], TotalPoints = [1500], IsActive = [true] });
            },
            OnRecord = async (requests, context) =>
            {
                Attempt(context);
                return new RecordPointsResponse { Recorded = await requests.CountAsync(context.CancellationToken) };
            },
            OnWatch = (_, context) =>
            {
                Attempt(context);
                return AsyncEnumerable.Repeat(new WatchUserStatsResponse { UserId = 42 }, 1);
            },
        };
    }

    public StubUserService Service { get; }

    /// <summary>What each attempt said in <c>grpc-previous-rpc-attempts</c>, with 0 for the first of a call, which says nothing.</summary>
    public string Attempts => string.Join(' ', _attempts);

    private void Attempt(CallContext context)
    {
        _attempts.Enqueue(context.RequestHeaders!.GetValue("grpc-previous-rpc-attempts") ?? "0");
        if (_attempts.Count <= _failures)
            throw new RpcException(new Status(_status, "The test has it fail."));
    }
}
