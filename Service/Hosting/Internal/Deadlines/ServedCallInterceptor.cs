using CodeFirst.Annotations;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>Says to clients in this process which call is being served, so that what they call for it ends with it.</summary>
internal sealed class ServedCallInterceptor : Interceptor
{
    // DateTime.MaxValue is gRPC's word for no deadline
    public static ServedCall Begin(ServerCallContext call) =>
        ServedCall.Begin(call.Deadline == DateTime.MaxValue ? null : call.Deadline, call.CancellationToken);

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var served = Begin(context);
        return await continuation(requestStream, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var served = Begin(context);
        await continuation(request, responseStream, context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var served = Begin(context);
        await continuation(requestStream, responseStream, context);
    }
}
