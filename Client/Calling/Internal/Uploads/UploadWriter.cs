using Grpc.Core;

namespace CodeFirst.Client.Internal.Uploads;

/// <summary>
/// Writes until the call has ended. A write that comes after that is no failure of its own: it ends the source, and the call's status
/// says what happened. (protobuf-net.Grpc would wrap the failed write in an exception that is no <see cref="RpcException"/>.)
/// </summary>
/// <remarks>What could not be written is never followed by the end of the upload: the service would take the rest for the whole.</remarks>
internal sealed class UploadWriter<T>(IClientStreamWriter<T> writer, CallBoundSource source) : IClientStreamWriter<T>
{
    private bool _isCut;

    public WriteOptions? WriteOptions
    {
        get => writer.WriteOptions;
        set => writer.WriteOptions = value;
    }

    public async Task WriteAsync(T message)
    {
        try
        {
            await writer.WriteAsync(message);
        }
        catch (Exception late) when (late is RpcException or IOException or HttpRequestException or OperationCanceledException)
        {
            _isCut = true;
            source.End();
        }
    }

    public Task CompleteAsync() => _isCut ? Task.CompletedTask : writer.CompleteAsync();
}
