using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Failures;

/// <summary>
/// The failures of calls that a service makes while it serves one. Their sentences and details are for this service, and their statuses
/// speak of calls that its own caller has not made.
/// </summary>
internal static class Downstream
{
    // clients of CodeFirst.Client leave this word in every failure they throw
    private const string Mark = "CodeFirst.Client";

    public static bool Made(Exception failure) => failure is RpcException && failure.Data.Contains(Mark);
}
