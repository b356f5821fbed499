using CodeFirst.Annotations;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.Zoo;

// declared first, so that its method's metadata comes before the service's own
[SubService]
public interface ISubShapes
{
    [Operation]
    ValueTask<Inner> Inherited(Inner request);
}

[Service("zoo.shapes.v1.Shapes")]
public interface IShapes : ISubShapes
{
    [Operation("Renamed"), Idempotency(IdempotencyLevel.Idempotent)]
    Task<Inner> Zebra(Inner request, CallContext context = default);

    [Operation]
    Task<Inner> UnaryAsync(Inner request, CancellationToken cancellationToken = default);

    [Operation]
    IAsyncEnumerable<Inner> ServerStream(Inner request);

    [Operation]
    ValueTask ClientStream(IAsyncEnumerable<Inner> requests);

    [Operation]
    IAsyncEnumerable<Inner> Duplex(IAsyncEnumerable<Inner> requests, CallContext context = default);

    [Operation]
    ValueTask Nothing();

    [Operation]
    Task<Stream> Download(Inner request);
}
