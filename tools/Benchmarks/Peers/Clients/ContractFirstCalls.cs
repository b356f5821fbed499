using Bench;
using Grpc.Net.Client;

namespace CodeFirst.Benchmarks.Peers.Clients;

/// <summary>The generated client over a plain channel.</summary>
internal static class ContractFirstCalls
{
    public static Func<Task> To(Uri address)
    {
        var client = new BenchService.BenchServiceClient(GrpcChannel.ForAddress(address));
        return async () => await client.GetUserAsync(new UserRequest { UserId = 42 });
    }
}
