using System.Globalization;
using System.Net;
using Grpc.Core;

namespace CodeFirst.Client.Internal.Metrics;

/// <summary>A status as gRPC writes it, <c>NOT_FOUND</c>.</summary>
internal static class StatusWord
{
    private static readonly string[] Words =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
        "UNAUTHENTICATED",
    ];

    public static string Of(StatusCode status) => (int)status < Words.Length ? Words[(int)status] : Words[(int)StatusCode.Unknown];

    /// <summary>What <c>grpc-status</c> says; an answer without it is UNKNOWN.</summary>
    public static string Of(string? sent)
        => int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Of((StatusCode)number) : Of(StatusCode.Unknown);

    /// <summary>What an answer means that is none of gRPC's (https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md).</summary>
    public static string Of(HttpStatusCode answer) => Of((int)answer switch
    {
        400 => StatusCode.Internal,
        401 => StatusCode.Unauthenticated,
        403 => StatusCode.PermissionDenied,
        404 => StatusCode.Unimplemented,
        429 or 502 or 503 or 504 => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    });
}
