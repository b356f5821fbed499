using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Failures;

/// <summary>
/// The failures of calls that a service makes while it serves one. Their sentences and details are for this service, and their statuses
/// speak of calls that its own caller has not made.
/// </summary>
internal static class Downstream
{
    // clients of CodeFirst.Client leave this word in every failure they throw, with the deadline of the call if it had one
    private const string Mark = "CodeFirst.Client";

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(0.1);

    public static bool Made(Exception failure) => failure is RpcException && failure.Data.Contains(Mark);

    /// <summary>
    /// Whether such a call had the deadline of the call that is served, and that deadline is what failed it: a service that allows less time
    /// says the same, but sooner.
    /// </summary>
    public static bool RanOutOfTimeOf(ServerCallContext call, Exception failure) =>
        failure is RpcException { StatusCode: StatusCode.DeadlineExceeded }
        && failure.Data[Mark] is DateTime deadline
        && deadline == call.Deadline
        && deadline - DateTime.UtcNow < ClocksDiffer;
}
