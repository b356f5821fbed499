using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>Answers what asks for a method in another protocol than gRPC: <see href="https://connectrpc.com/docs/protocol"/>.</summary>
internal sealed class ConnectMiddleware(ConnectMethods methods, ConnectCalls calls) : IStartupFilter
{
    private const string Grpc = "application/grpc";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(RunAsync);
        next(application);
    };

    private Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.ContentType is { } type && type.StartsWith(Grpc, StringComparison.OrdinalIgnoreCase))
            return next(context);
        if (methods.Find(request.Path) is not { } method)
            return IsConnect(request) ? calls.RefuseUnknownAsync(context) : next(context);
        if (HttpMethods.IsPost(request.Method))
            return PostAsync(context, method);
        if (HttpMethods.IsGet(request.Method) && method.IsReadable)
            return GetAsync(context, method);
        // a preflight request is CORS's to answer
        return HttpMethods.IsOptions(request.Method) ? next(context) : ConnectRefusals.MethodAsync(context, method);
    }

    private Task PostAsync(HttpContext context, ConnectMethod method)
    {
        if (method.OfContentType(context.Request.ContentType) is not { } codec)
            return ConnectRefusals.ContentTypeAsync(context, method);
        return method.IsUnary ? calls.PostAsync(context, method, codec) : calls.StreamAsync(context, method, codec);
    }

    private Task GetAsync(HttpContext context, ConnectMethod method) =>
        method.Find(context.Request.Query["encoding"]) is { } codec
            ? calls.GetAsync(context, method, codec)
            : ConnectRefusals.EncodingAsync(context, method);

    /// <summary>Whether a request can be meant for no other part of the application.</summary>
    private bool IsConnect(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.ContentType is { } type
        && (type.StartsWith("application/connect+", StringComparison.OrdinalIgnoreCase)
            || (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
                && (request.Headers.ContainsKey("connect-protocol-version") || methods.HasService(request.Path))));
}
