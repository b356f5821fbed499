using CodeFirst.Client.Internal.Failures;
using Google.Rpc;
using Grpc.Core;

namespace CodeFirst.Client;

/// <summary>
/// What a failed call says: the status, the sentence, and the details of Google's richer error model
/// (https://grpc.io/docs/guides/error/#richer-error-model), typed.
/// </summary>
/// <example>
/// <code>
/// catch (RpcException failed) when (failed.Failure() is { FieldViolations: [var first, ..] })
/// {
///     Console.WriteLine($"{first.Field}: {first.Description}");
/// }
/// </code>
/// </example>
public sealed record CallFailure
{
    internal CallFailure(RpcException failed)
    {
        StatusCode = failed.StatusCode;
        Sentence = failed.Status.Detail;
        Origin = Origins.Of(failed);
        // details that cannot be read say nothing, and must not hide the status
        Details = failed.Trailers.GetRpcStatus(ignoreParseError: true);
    }

    /// <summary>The gRPC status.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>What the service, or the client, says about it; <c>""</c> when it says nothing, as a client's own deadline does.</summary>
    public string Sentence { get; }

    /// <summary>Who made the status.</summary>
    public FailureOrigin Origin { get; }

    /// <summary>All details, as <c>grpc-status-details-bin</c> has them; <see langword="null"/> when there are none.</summary>
    public Google.Rpc.Status? Details { get; }

    /// <summary>What is wrong with which field of the request; none unless the service says so.</summary>
    public IReadOnlyList<BadRequest.Types.FieldViolation> FieldViolations => [.. Detail<BadRequest>()?.FieldViolations ?? []];

    /// <summary>How long to wait before the call may be made again; <see langword="null"/> when the service does not say.</summary>
    public TimeSpan? RetryDelay => Detail<RetryInfo>()?.RetryDelay?.ToTimeSpan();

    /// <summary>The reason in a word for programs, and its domain; <see langword="null"/> when the service does not say.</summary>
    public ErrorInfo? ErrorInfo => Detail<ErrorInfo>();

    /// <summary>The resource that the failure is about; <see langword="null"/> when the service does not say.</summary>
    public ResourceInfo? ResourceInfo => Detail<ResourceInfo>();

    private T? Detail<T>()
        where T : class, Google.Protobuf.IMessage<T>, new()
        => Details?.GetDetail<T>();
}
