using CodeFirst.Client.Internal.HealthChecks;
using Grpc.Core;

namespace CodeFirst.Client.Internal.Failures;

/// <summary>Tells the statuses that <c>Grpc.Net.Client</c> makes itself from those it has received.</summary>
/// <remarks>
/// It keeps the exception behind a status it makes, which no received one has. Where there was none, it is known by its words
/// (Grpc.Net.Client/Internal of grpc-dotnet 2.85); those a server may say too count only without trailers.
/// </remarks>
internal static class Origins
{
    private static readonly string[] ClientsWords =
    [
        "Call canceled by the client.",
        "gRPC call disposed.",
        "Retries stopped because retry throttling is active.",
        "Bad gRPC response.",
        "Failed to deserialize response message.",
        "Sending message exceeds the maximum configured message size.",
        "Received message exceeds the maximum configured message size.",
        "Resolver returned no addresses.",
        "Timeout connecting to subchannel.",
        RotationPicker.Nobody,
    ];

    public static FailureOrigin Of(RpcException failed)
    {
        var status = failed.Status;
        var isClients = status.DebugException is not null
            || status is { StatusCode: StatusCode.DeadlineExceeded, Detail: "" }
            || (failed.Trailers.Count == 0 && ClientsWords.Any(words => status.Detail.StartsWith(words, StringComparison.Ordinal)));
        return isClients ? FailureOrigin.Client : FailureOrigin.Service;
    }
}
