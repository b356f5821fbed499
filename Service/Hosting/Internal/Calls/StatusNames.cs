using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>The names of statuses as gRPC writes them, <see href="https://grpc.github.io/grpc/core/md_doc_statuscodes.html"/>.</summary>
internal static class StatusNames
{
    private static readonly string[] Names =
    [
        "OK",
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    ];

    public static string Of(StatusCode status) => (uint)status < Names.Length ? Names[(int)status] : "UNKNOWN";
}
