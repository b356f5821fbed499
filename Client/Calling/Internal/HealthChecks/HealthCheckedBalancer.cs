using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>Connects to every address; whom calls go to is the <see cref="Rotation"/>'s to say.</summary>
internal sealed class HealthCheckedBalancer(Rotation rotation, ILoggerFactory loggers) : SubchannelsLoadBalancer(rotation, loggers)
{
    // the rotation makes its own of what is connected
    protected override SubchannelPicker CreatePicker(IReadOnlyList<Subchannel> readySubchannels)
        => new RotationPicker([.. readySubchannels], [], RotationPicker.Wait);
}
