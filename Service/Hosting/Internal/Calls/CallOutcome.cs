using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>How a call ended, whoever answered it: the service, gRPC, routing, or an endpoint convention before them.</summary>
internal readonly record struct CallOutcome(StatusCode Status, ServerCallContext? Call)
{
    public static CallOutcome Of(HttpContext context)
    {
        var call = context.Find<IServerCallContextFeature>()?.ServerCallContext;
        var status = call?.Status.StatusCode ?? Answered(context);
        // gRPC itself ends a call whose deadline has passed by an abort
        return status != StatusCode.DeadlineExceeded && context.RequestAborted.IsCancellationRequested
            ? new CallOutcome(StatusCode.Cancelled, call)
            : new CallOutcome(status, call);
    }

    private static StatusCode Answered(HttpContext context)
    {
        var sent = context.Response.Headers.GrpcStatus;
        if (sent.Count == 0)
            sent = context.Find<IHttpResponseTrailersFeature>()?.Trailers.GrpcStatus ?? sent;
        return int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Enum.IsDefined((StatusCode)code)
            ? (StatusCode)code
            : Unsaid(context.Response.StatusCode);
    }

    // https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md
    public static StatusCode Unsaid(int status) => status switch
    {
        StatusCodes.Status400BadRequest => StatusCode.Internal,
        StatusCodes.Status401Unauthorized => StatusCode.Unauthenticated,
        StatusCodes.Status403Forbidden => StatusCode.PermissionDenied,
        StatusCodes.Status404NotFound => StatusCode.Unimplemented,
        StatusCodes.Status429TooManyRequests
            or StatusCodes.Status502BadGateway
            or StatusCodes.Status503ServiceUnavailable
            or StatusCodes.Status504GatewayTimeout => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
