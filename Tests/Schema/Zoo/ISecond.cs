using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.Zoo;

[Service("zoo.Second")]
public interface ISecond
{
    [Operation]
    ValueTask<Scalars> Send(Enums request);
}
