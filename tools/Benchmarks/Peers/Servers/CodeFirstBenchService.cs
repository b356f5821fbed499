using System.Runtime.CompilerServices;
using CodeFirst.Benchmarks.Contract;
using CodeFirst.Benchmarks.Peers.Users;
using ProtoBuf.Grpc;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>The contract, for the two code-first peers.</summary>
internal sealed class CodeFirstBenchService(IUserSource users) : IBenchService
{
    public ValueTask<User> GetUser(UserRequest request, CallContext context = default) => users.FindAsync(request.UserId);

    public ValueTask<UserBatch> GetUsers(BatchRequest request, CallContext context = default) =>
        ValueTask.FromResult(new UserBatch { Users = FixedUsers.First(request.Count) });

    public async IAsyncEnumerable<User> StreamUsers(BatchRequest request, CallContext context = default)
    {
        foreach (var user in FixedUsers.First(request.Count))
            yield return user;
    }

    public async ValueTask<Summary> SendUsers(IAsyncEnumerable<User> users, CallContext context = default)
    {
        var count = 0;
        var points = 0L;
        await foreach (var user in users.WithCancellation(context.CancellationToken))
        {
            count++;
            points += user.TotalPoints;
        }

        return new Summary { Users = count, Points = points };
    }

    public IAsyncEnumerable<User> ExchangeUsers(IAsyncEnumerable<UserRequest> requests, CallContext context = default) =>
        ExchangeAsync(requests, context.CancellationToken);

    private async IAsyncEnumerable<User> ExchangeAsync(
        IAsyncEnumerable<UserRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var request in requests.WithCancellation(cancellationToken))
            yield return await users.FindAsync(request.UserId);
    }
}
