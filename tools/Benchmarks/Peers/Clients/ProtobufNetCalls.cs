using CodeFirst.Benchmarks.Contract;
using Grpc.Net.Client;
using ProtoBuf.Grpc.Client;

namespace CodeFirst.Benchmarks.Peers.Clients;

/// <summary>protobuf-net.Grpc's client over a plain channel.</summary>
internal static class ProtobufNetCalls
{
    public static Func<Task> To(Uri address)
    {
        var service = GrpcChannel.ForAddress(address).CreateGrpcService<IBenchService>();
        return async () => await service.GetUser(new UserRequest { UserId = 42 });
    }
}
