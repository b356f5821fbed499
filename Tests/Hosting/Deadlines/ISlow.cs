using CodeFirst.Annotations;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Hosting.Deadlines;

/// <summary>Operations whose contract says how long callers wait.</summary>
[Service("hosting.Slow")]
public interface ISlow
{
    [Operation, DefaultTimeout(3600)]
    ValueTask<Words> Hour(Words words, CallContext context = default);

    [Operation, DefaultTimeout(1)]
    ValueTask<Words> Second(Words words, CallContext context = default);

    [Operation]
    ValueTask<Words> Unsaid(Words words, CallContext context = default);

    [Operation]
    IAsyncEnumerable<Words> Stream(Words words, CallContext context = default);
}

/// <summary>Says when each call has to end, by the service's clock.</summary>
internal sealed class Slow : ISlow
{
    public ValueTask<Words> Hour(Words words, CallContext context = default) => new(Deadline(context));

    public ValueTask<Words> Second(Words words, CallContext context = default) => new(Deadline(context));

    public ValueTask<Words> Unsaid(Words words, CallContext context = default) => new(Deadline(context));

    public IAsyncEnumerable<Words> Stream(Words words, CallContext context = default) => AsyncEnumerable.Repeat(Deadline(context), 1);

    private static Words Deadline(CallContext context) => new() { SaidAt = context.ServerCallContext!.Deadline };
}
