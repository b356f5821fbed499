using Grpc.Core;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>What is known of a connected address.</summary>
/// <param name="TakesCalls"><see langword="null"/> as long as it has not answered.</param>
/// <param name="Words">What a failed call says of it.</param>
internal sealed record Verdict(bool? TakesCalls, string Words)
{
    public static readonly Verdict Pending = new(null, "has not said yet how it is");

    public static readonly Verdict Good = new(true, "takes calls");

    public static readonly Verdict NotServing = new(false, "is NOT_SERVING");

    // gRFC A17 takes UNKNOWN and SERVICE_UNKNOWN for unhealthy. They are the answers of a server that was never told this contract's name.
    public static Verdict Of(ServingStatus said) => said == ServingStatus.NotServing ? NotServing : Good;

    /// <summary>The question failed without an answer; where it is not understood or not allowed, nothing is known against the address.</summary>
    public static Verdict Of(RpcException failed) => IsRefusal(failed)
        ? Good
        : new Verdict(false, $"does not say how it is ({failed.StatusCode}: {failed.Status.Detail.TrimEnd('.')})");

    public static bool IsRefusal(RpcException failed)
        => failed.StatusCode is StatusCode.Unimplemented or StatusCode.NotFound or StatusCode.Unauthenticated or StatusCode.PermissionDenied;
}
