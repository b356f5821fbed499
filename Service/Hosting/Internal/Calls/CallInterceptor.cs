using CodeFirst.Hosting.Internal.Deadlines;
using CodeFirst.Hosting.Internal.Failures;
using CodeFirst.Hosting.Internal.Reading;
using CodeFirst.Hosting.Internal.Stopping;
using CodeFirst.Hosting.Internal.Tokens;
using CodeFirst.Hosting.Internal.Validation;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>
/// What the host does around every call, as one interceptor: of several, gRPC would find, await and leave each for each call. The order is
/// from the outside in: what a stopping stream throws is already a status when failures are judged.
/// </summary>
internal sealed class CallInterceptor(
    FailureAnswers answers,
    FailureInterceptor failures,
    StopInterceptor stopping,
    ServedCallInterceptor served,
    TokenEndInterceptor tokens,
    ValidationInterceptor validation)
    : Interceptor
{
    // unary calls finish, whether the host stops or their token ends; the rest is done here, in one method
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var record = CallRecord.Of(context);
        record?.Reach();
        var time = record?.Time;
        if (time is not null)
        {
            time.Call = context;
            context = time;
        }

        try
        {
            RequestMetadata.Check(context);
            using var serving = ServedCallInterceptor.Begin(context);
            validation.Check(request, context);
            var response = continuation(request, context);
            return await (time?.LimitAsync(response) ?? response) ?? throw FailureAnswers.NoMessage(context);
        }
        catch (Exception failure) when (!FailureAnswers.IsAnswer(failure))
        {
            throw time is { IsPassed: true } ? time.Failure() : answers.Of(failure, context);
        }
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        failures.ClientStreamingServerHandler(requestStream, context, (requests, call) =>
            stopping.ClientStreamingServerHandler(requests, call, (requests, call) =>
                served.ClientStreamingServerHandler(requests, call, (requests, call) =>
                    tokens.ClientStreamingServerHandler(requests, call, (requests, call) =>
                        validation.ClientStreamingServerHandler(requests, call, continuation)))));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        failures.ServerStreamingServerHandler(request, responseStream, context, (request, responses, call) =>
            stopping.ServerStreamingServerHandler(request, responses, call, (request, responses, call) =>
                served.ServerStreamingServerHandler(request, responses, call, (request, responses, call) =>
                    tokens.ServerStreamingServerHandler(request, responses, call, (request, responses, call) =>
                        validation.ServerStreamingServerHandler(request, responses, call, continuation)))));

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        failures.DuplexStreamingServerHandler(requestStream, responseStream, context, (requests, responses, call) =>
            stopping.DuplexStreamingServerHandler(requests, responses, call, (requests, responses, call) =>
                served.DuplexStreamingServerHandler(requests, responses, call, (requests, responses, call) =>
                    tokens.DuplexStreamingServerHandler(requests, responses, call, (requests, responses, call) =>
                        validation.DuplexStreamingServerHandler(requests, responses, call, continuation)))));
}
