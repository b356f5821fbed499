using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Reading;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Hosting.Internal.Failures;

/// <summary>Asks <see cref="FailureAnswers"/> what the caller of a stream is told.</summary>
internal sealed class FailureInterceptor(FailureAnswers answers) : Interceptor
{
    /// <summary>From here on the request was readable, and what fails is the service.</summary>
    public static void Reach(ServerCallContext call) => CallRecord.Of(call)?.Reach();

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Reach(context);
        try
        {
            RequestMetadata.Check(context);
            return await continuation(requestStream, context) ?? throw FailureAnswers.NoMessage(context);
        }
        catch (Exception failure) when (!FailureAnswers.IsAnswer(failure))
        {
            throw answers.Of(failure, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Reach(context);
        try
        {
            RequestMetadata.Check(context);
            await continuation(request, new PresentResponses<TResponse>(responseStream, context), context);
        }
        catch (Exception failure) when (!FailureAnswers.IsAnswer(failure))
        {
            throw answers.Of(failure, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Reach(context);
        try
        {
            RequestMetadata.Check(context);
            await continuation(requestStream, new PresentResponses<TResponse>(responseStream, context), context);
        }
        catch (Exception failure) when (!FailureAnswers.IsAnswer(failure))
        {
            throw answers.Of(failure, context);
        }
    }
}
