using Grpc.Core;
using Grpc.Net.Client.Balancer;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>An address, its connection, and what it says of itself while it is connected.</summary>
internal sealed class CheckedAddress(Subchannel connection)
{
    private CancellationTokenSource? _connected;

    public Subchannel Connection => connection;

    public ConnectivityState State { get; private set; } = ConnectivityState.Idle;

    public Verdict Verdict { get; private set; } = Verdict.Pending;

    public bool IsConnected => State == ConnectivityState.Ready;

    /// <summary>Whether it may yet come to take calls without anything else having to happen.</summary>
    public bool IsPending => State is ConnectivityState.Idle or ConnectivityState.Connecting || (IsConnected && Verdict.TakesCalls is null);

    public bool TakesCalls => IsConnected && Verdict.TakesCalls is true;

    /// <summary>What a failed call says of it.</summary>
    public string Words
    {
        get
        {
            var place = connection.GetAddresses()[0].EndPoint;
            return $"{place.Host}:{place.Port} {(IsConnected ? Verdict.Words : "cannot be reached")}";
        }
    }

    /// <summary>Follows the connection.</summary>
    /// <returns>When it has come about: what ends with it.</returns>
    public CancellationToken? Follow(ConnectivityState state)
    {
        State = state;
        Verdict = Verdict.Pending;
        _connected?.Cancel();
        _connected?.Dispose();
        _connected = IsConnected ? new CancellationTokenSource() : null;
        return _connected?.Token;
    }

    public void Judge(Verdict verdict) => Verdict = verdict;
}
