using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>The rest of the shapes that protobuf-net.Grpc binds.</summary>
[Service("zoo.shapes.v1.MoreShapes")]
public interface IMoreShapes : IEarlierShapes
{
    void Nothing();

    void Blocking(Inner request);

    Inner BlockingReply(Inner request, CancellationToken cancellationToken);

    Task TaskOnly(CallContext context = default);

    Task<Inner> NoRequestAsync(CallContext context = default);

    IAsyncEnumerable<Inner> NoRequestStream();

    IObservable<Inner> Observe(Inner request);

    Task<Inner> Collect(IObservable<Inner> requests);

    ValueTask<Stream> Bytes();
}

/// <summary>A service of its own, whose methods are not those of the one that inherits it.</summary>
[Service("zoo.shapes.v1.EarlierShapes")]
public interface IEarlierShapes
{
    ValueTask<Inner> Earlier(Inner request);
}
