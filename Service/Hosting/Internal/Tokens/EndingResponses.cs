using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>A stream of responses that takes no more of them once it has to end, whether its service listens or not.</summary>
internal sealed class EndingResponses<T>(IServerStreamWriter<T> responses, CancellationToken ended) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => responses.WriteOptions;
        set => responses.WriteOptions = value;
    }

    public Task WriteAsync(T message)
    {
        ended.ThrowIfCancellationRequested();
        return responses.WriteAsync(message);
    }

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        ended.ThrowIfCancellationRequested();
        return responses.WriteAsync(message, cancellationToken);
    }
}
