using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>
/// Checks each request before the service sees it, the innermost of the host's interceptors. A call whose messages have nothing to check
/// is passed on untouched.
/// </summary>
internal sealed class ValidationInterceptor(MessagePlans plans, IOptions<RequestValidationOptions> options) : Interceptor
{
    private readonly RequestValidationOptions _options = options.Value;

    /// <exception cref="RpcException">The request breaks a rule of its contract.</exception>
    public void Check<T>(T request, ServerCallContext call)
        where T : class
    {
        if (_options.Enabled && plans.Find(typeof(T)))
            new RequestCheck(plans, _options, call).Run(request);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(request, context);
        return continuation(request, responseStream, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(Checked(requestStream, context), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(Checked(requestStream, context), responseStream, context);

    private IAsyncStreamReader<T> Checked<T>(IAsyncStreamReader<T> requests, ServerCallContext call)
        where T : class
        => _options.Enabled && plans.Find(typeof(T))
            ? new CheckedRequests<T>(requests, new RequestCheck(plans, _options, call))
            : requests;
}
