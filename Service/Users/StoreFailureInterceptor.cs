using CodeFirst.Service.Users.Storage;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Service.Users;

/// <summary>A store that does not answer is <c>UNAVAILABLE</c>, whatever the shape of the call: the stores know nothing of gRPC.</summary>
internal sealed class StoreFailureInterceptor : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) =>
        AnswerAsync(continuation(request, context));

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        AnswerAsync(continuation(requestStream, context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        AnswerAsync(Completed(continuation(request, responseStream, context)));

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        AnswerAsync(Completed(continuation(requestStream, responseStream, context)));

    private static async Task<T> AnswerAsync<T>(Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (StorageUnavailableException)
        {
            throw UserFailures.StoreUnavailable();
        }
    }

    private static async Task<bool> Completed(Task stream)
    {
        await stream;
        return true;
    }
}
