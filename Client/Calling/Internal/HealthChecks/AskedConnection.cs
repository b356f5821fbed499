using Grpc.Net.Client.Balancer;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>Sends a question about a connection over that connection: the picker, which runs within the call, reads here which one it is.</summary>
internal static class AskedConnection
{
    private static readonly AsyncLocal<Subchannel?> Asked = new();

    public static Subchannel? Current
    {
        get => Asked.Value;
        set => Asked.Value = value;
    }
}
