using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Hosting.Errors;

/// <summary>Says words back, in all four shapes.</summary>
[Service("hosting.EveryShape")]
public interface IEveryShape
{
    [Operation]
    ValueTask<Words> Say(Words words, CallContext context = default);

    [Operation]
    IAsyncEnumerable<Words> Repeat(Words words, CallContext context = default);

    [Operation]
    ValueTask<Words> Join(IAsyncEnumerable<Words> words, CallContext context = default);

    [Operation]
    IAsyncEnumerable<Words> Talk(IAsyncEnumerable<Words> words, CallContext context = default);
}

/// <summary>Does the same whatever the shape of the call.</summary>
internal sealed class FailingEcho(Func<CallContext, Task<Words>> reply) : IEveryShape
{
    /// <summary>The four operations, each called with one message.</summary>
    public static IReadOnlyDictionary<string, Func<IEveryShape, CallContext, Task>> Calls { get; } =
        new Dictionary<string, Func<IEveryShape, CallContext, Task>>
        {
            [nameof(IEveryShape.Say)] = (echo, context) => echo.Say(new Words(), context).AsTask(),
            [nameof(IEveryShape.Repeat)] = (echo, context) => echo.Repeat(new Words(), context).ToListAsync().AsTask(),
            [nameof(IEveryShape.Join)] = (echo, context) => echo.Join(Requests(), context).AsTask(),
            [nameof(IEveryShape.Talk)] = (echo, context) => echo.Talk(Requests(), context).ToListAsync().AsTask(),
        };

    public async ValueTask<Words> Say(Words words, CallContext context = default) => await reply(context);

    public async IAsyncEnumerable<Words> Repeat(Words words, CallContext context = default)
    {
        yield return await reply(context);
    }

    public async ValueTask<Words> Join(IAsyncEnumerable<Words> words, CallContext context = default)
    {
        await foreach (var _ in words.WithCancellation(context.CancellationToken))
        {
        }

        return await reply(context);
    }

    public async IAsyncEnumerable<Words> Talk(IAsyncEnumerable<Words> words, CallContext context = default)
    {
        await foreach (var _ in words.WithCancellation(context.CancellationToken))
            yield return await reply(context);
    }

    private static IAsyncEnumerable<Words> Requests() => AsyncEnumerable.Repeat(new Words(), 1);
}
