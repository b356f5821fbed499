using Bench;
using CodeFirst.Benchmarks.Peers.Users;
using Grpc.Core;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>The same service over the generated base class and messages.</summary>
internal sealed class ContractFirstBenchService(IUserSource users) : BenchService.BenchServiceBase
{
    public override async Task<User> GetUser(UserRequest request, ServerCallContext context) =>
        GeneratedUsers.Of(await users.FindAsync(request.UserId));

    public override Task<UserBatch> GetUsers(BatchRequest request, ServerCallContext context) =>
        Task.FromResult(new UserBatch { Users = { GeneratedUsers.First(request.Count) } });

    public override async Task StreamUsers(BatchRequest request, IServerStreamWriter<User> responseStream, ServerCallContext context)
    {
        foreach (var user in GeneratedUsers.First(request.Count))
            await responseStream.WriteAsync(user, context.CancellationToken);
    }

    public override async Task<Summary> SendUsers(IAsyncStreamReader<User> requestStream, ServerCallContext context)
    {
        var summary = new Summary();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            summary.Users++;
            summary.Points += requestStream.Current.TotalPoints;
        }

        return summary;
    }

    public override async Task ExchangeUsers(
        IAsyncStreamReader<UserRequest> requestStream, IServerStreamWriter<User> responseStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var user = await users.FindAsync(requestStream.Current.UserId);
            await responseStream.WriteAsync(GeneratedUsers.Of(user), context.CancellationToken);
        }
    }
}
