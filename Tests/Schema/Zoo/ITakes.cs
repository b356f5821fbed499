using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>A service around one message.</summary>
[Service("zoo.Taker")]
public interface ITakes<T>
    where T : class
{
    /// <summary>Takes <paramref name="message"/>, answers nothing.</summary>
    [Operation]
    ValueTask Take(T message);
}
