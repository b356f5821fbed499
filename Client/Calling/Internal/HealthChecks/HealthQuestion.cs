using Grpc.Core;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>What each address is asked, over which channel, and how patiently.</summary>
/// <param name="ServiceName">The name that <c>grpc.health.v1</c> is asked for.</param>
/// <param name="Invoker">Carries calls of the channel whose addresses are asked; asked for at the first connection.</param>
/// <param name="Patience">How long the first answer may take.</param>
/// <param name="MaxBackoff">The longest wait before an address that failed to answer is asked again.</param>
/// <param name="Time">The clock of both.</param>
internal sealed record HealthQuestion(
    string ServiceName, Func<CallInvoker> Invoker, TimeSpan Patience, TimeSpan MaxBackoff, TimeProvider Time)
{
    /// <summary>The name of the contract, if it is one service; of several there is none, and the server's own health counts.</summary>
    public static string NameOf(Type contract)
    {
        var services = ServiceContract.Operations(contract).Select(operation => operation.FullName.Split('/')[1]).Distinct().ToList();
        return services is [var only] ? only : "";
    }
}
