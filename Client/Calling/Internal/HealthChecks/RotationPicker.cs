using Grpc.Core;
using Grpc.Net.Client.Balancer;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>Gives calls in turn to those that take them, and each question about a connection to that connection.</summary>
internal sealed class RotationPicker(Subchannel[] connected, Subchannel[] takers, Status? failure) : SubchannelPicker
{
    /// <summary>How the sentence of a call begins that no address takes.</summary>
    public const string Nobody = "No address of the service takes calls: ";

    private static readonly Status Gone = new(StatusCode.Unavailable, "The connection that was asked how it is has ended.");

    private uint _turn = (uint)Random.Shared.Next();

    public override PickResult Pick(PickContext context)
    {
        if (AskedConnection.Current is { } asked)
            return connected.Contains(asked) ? PickResult.ForSubchannel(asked) : PickResult.ForFailure(Gone);
        if (takers.Length > 0)
            return PickResult.ForSubchannel(takers[Interlocked.Increment(ref _turn) % takers.Length]);
        return failure is { } status ? PickResult.ForFailure(status) : PickResult.ForQueue();
    }
}
