using System.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>
/// Gives the span that ASP.NET Core makes for a request the words of the
/// <see href="https://github.com/open-telemetry/semantic-conventions/blob/main/docs/rpc/grpc.md#server">conventions for gRPC</see>.
/// </summary>
internal static class CallSpan
{
    private const string System = "grpc";
    private const string Other = "_OTHER";

    /// <returns>The span of the request, or <see langword="null"/> when nobody wants to see it.</returns>
    public static Activity? Find(HttpContext context) =>
        Activity.Current is not null && context.Find<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span && span.Source.HasListeners() ? span : null;

    /// <param name="span">The span.</param>
    /// <param name="context">The request.</param>
    /// <param name="method">The method; <see langword="null"/> when it is not registered.</param>
    public static void Begin(Activity span, HttpContext context, string? method)
    {
        span.DisplayName = method ?? System;
        span.SetTag("rpc.system.name", System);
        span.SetTag("rpc.method", method ?? Other);
        if (method is null)
            span.SetTag("rpc.method_original", context.Request.Path.Value?.TrimStart('/'));
        span.SetTag("server.address", context.Request.Host.Host);
        if (context.Request.Host.Port is { } port)
            span.SetTag("server.port", port);
        if (context.Connection.RemoteIpAddress is not { } peer)
            return;
        span.SetTag("network.peer.address", peer.ToString());
        span.SetTag("network.peer.port", context.Connection.RemotePort);
    }

    public static void End(Activity span, StatusCode status)
    {
        var name = StatusNames.Of(status);
        span.SetTag("rpc.status_code", name);
        if (!IsError(status))
            return;
        span.SetTag("error.type", name);
        span.SetStatus(ActivityStatusCode.Error);
    }

    // what a caller does wrong is no error of the server
    private static bool IsError(StatusCode status) => status is StatusCode.Unknown
        or StatusCode.DeadlineExceeded
        or StatusCode.Unimplemented
        or StatusCode.Internal
        or StatusCode.Unavailable
        or StatusCode.DataLoss;
}
