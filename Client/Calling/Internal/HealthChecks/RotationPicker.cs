using Grpc.Net.Client.Balancer;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>Gives calls in turn to those that take them, and each question about a connection to that connection.</summary>
/// <param name="connected">Who may be asked.</param>
/// <param name="takers">Who takes calls.</param>
/// <param name="nobody">What a call is told when nobody takes any.</param>
internal sealed class RotationPicker(Subchannel[] connected, Subchannel[] takers, Func<PickContext, PickResult> nobody) : SubchannelPicker
{
    /// <summary>How the sentence of a call begins that no address takes.</summary>
    public const string Nobody = "No address of the service takes calls: ";

    private uint _turn = (uint)Random.Shared.Next();

    /// <summary>Waits for another picker.</summary>
    public static PickResult Wait(PickContext call) => PickResult.ForQueue();

    public override PickResult Pick(PickContext context)
    {
        // who is asked may have connected after this picker was made; a question whose connection has ended is cancelled by whoever asks
        if (AskedConnection.Current is { } asked)
            return connected.Contains(asked) ? PickResult.ForSubchannel(asked) : PickResult.ForQueue();
        return takers.Length > 0 ? PickResult.ForSubchannel(takers[Interlocked.Increment(ref _turn) % takers.Length]) : nobody(context);
    }
}
