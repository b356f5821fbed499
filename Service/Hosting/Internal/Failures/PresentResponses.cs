using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Failures;

/// <summary>A stream of responses, each of which is a message: null has no bytes, and ends the stream in a sentence.</summary>
internal sealed class PresentResponses<T>(IServerStreamWriter<T> responses, ServerCallContext call)
    : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => responses.WriteOptions;
        set => responses.WriteOptions = value;
    }

    public Task WriteAsync(T message) => message is null ? throw FailureAnswers.NoMessage(call) : responses.WriteAsync(message);

    public Task WriteAsync(T message, CancellationToken cancellationToken) =>
        message is null ? throw FailureAnswers.NoMessage(call) : responses.WriteAsync(message, cancellationToken);
}
