using CodeFirst.Contracts;
using Grpc.Core;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Client;

/// <summary>A service whose answers a test writes. Whatever it leaves out is UNIMPLEMENTED.</summary>
internal sealed class StubUserService : IUserService
{
    public Func<UserRequest, CallContext, ValueTask<UserResponse>> OnGet { get; init; } = (_, _) => throw Unwritten();

    public Func<ExportUserStatsRequest, CallContext, IAsyncEnumerable<ExportUserStatsResponse>> OnExport { get; init; }
        = (_, _) => throw Unwritten();

    public Func<IAsyncEnumerable<RecordPointsRequest>, CallContext, ValueTask<RecordPointsResponse>> OnRecord { get; init; }
        = (_, _) => throw Unwritten();

    public Func<IAsyncEnumerable<WatchUserStatsRequest>, CallContext, IAsyncEnumerable<WatchUserStatsResponse>> OnWatch { get; init; }
        = (_, _) => throw Unwritten();

    public ValueTask<UserResponse> GetUserStats(UserRequest request, CallContext context = default) => OnGet(request, context);

    public IAsyncEnumerable<ExportUserStatsResponse> ExportUserStats(ExportUserStatsRequest request, CallContext context = default)
        => OnExport(request, context);

    public ValueTask<RecordPointsResponse> RecordPoints(IAsyncEnumerable<RecordPointsRequest> requests, CallContext context = default)
        => OnRecord(requests, context);

    public IAsyncEnumerable<WatchUserStatsResponse> WatchUserStats(
        IAsyncEnumerable<WatchUserStatsRequest> requests, CallContext context = default)
        => OnWatch(requests, context);

    private static RpcException Unwritten() => new(new Status(StatusCode.Unimplemented, "The test wrote no answer."));
}
