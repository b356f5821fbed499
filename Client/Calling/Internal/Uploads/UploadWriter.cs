using Grpc.Core;

namespace CodeFirst.Client.Internal.Uploads;

/// <summary>
/// Writes until the call has ended. A write that comes after that is no failure of its own: it ends the source, and the call's status
/// says what happened. (protobuf-net.Grpc would wrap the failed write in an exception that is no <see cref="RpcException"/>.)
/// </summary>
/// <remarks>
/// A write fails with an attempt, too, while gRPC makes the next one: where that one fails at once, as at a closed port, RetryCall tells the
/// writer of no later one. The message is then written again, which sends it once: RetryCall knows whether it has it. What could not be
/// written is never followed by the end of the upload: the service would take the rest for the whole.
/// </remarks>
internal sealed class UploadWriter<T>(IClientStreamWriter<T> writer, CallBoundSource source) : IClientStreamWriter<T>
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private bool _isCut;

    public WriteOptions? WriteOptions
    {
        get => writer.WriteOptions;
        set => writer.WriteOptions = value;
    }

    public async Task WriteAsync(T message)
    {
        for (var wait = FirstWait; !await TryWriteAsync(message); wait *= 2)
        {
            if (wait < LastWait && !await source.EndsWithinAsync(wait))
                continue;
            _isCut = true;
            source.End();
            return;
        }
    }

    public Task CompleteAsync() => _isCut ? Task.CompletedTask : writer.CompleteAsync();

    private async Task<bool> TryWriteAsync(T message)
    {
        try
        {
            await writer.WriteAsync(message);
            return true;
        }
        catch (Exception late) when (late is RpcException or IOException or HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
