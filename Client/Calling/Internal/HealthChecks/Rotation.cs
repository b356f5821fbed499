using Grpc.Core;
using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>
/// Stands between the balancer, which knows who is connected, and the channel, which hears of those among them that take calls.
/// </summary>
/// <remarks>
/// The channel calls in while it holds a lock of its own, and takes it to be told something: so nothing is told within the lock here.
/// </remarks>
internal sealed class Rotation(IChannelControlHelper channel, HealthQuestion question, ILogger log) : IChannelControlHelper
{
    private readonly Lock _lock = new();
    private readonly List<CheckedAddress> _addresses = [];
    private BalancerState _connectivity = new(ConnectivityState.Connecting, new RotationPicker([], [], RotationPicker.Wait));
    private volatile BalancerState? _latest;

    public Subchannel CreateSubchannel(SubchannelOptions options)
    {
        var address = new CheckedAddress(channel.CreateSubchannel(options));
        lock (_lock)
            _addresses.Add(address);
        // before the balancer's own, so that what is known here is never older than what it says
        address.Connection.OnStateChanged(change => Follow(address, change.State));
        return address.Connection;
    }

    public void RefreshResolver() => channel.RefreshResolver();

    public void UpdateState(BalancerState state)
    {
        lock (_lock)
            _connectivity = state;
        Publish();
    }

    private void Follow(CheckedAddress address, ConnectivityState state)
    {
        CancellationToken? connected;
        lock (_lock)
        {
            connected = address.Follow(state);
            if (state == ConnectivityState.Shutdown)
                _addresses.Remove(address);
        }

        if (connected is { } gone)
            new HealthWatch(question, address.Connection, verdict => Judge(address, verdict, gone), gone).Start();
    }

    private void Judge(CheckedAddress address, Verdict verdict, CancellationToken gone)
    {
        lock (_lock)
        {
            if (gone.IsCancellationRequested || verdict == address.Verdict)
                return;
            if (verdict.TakesCalls is false)
                log.LeftOut(address.Connection, verdict.Words);
            else if (address.Verdict.TakesCalls is false)
                log.Returned(address.Connection);
            address.Judge(verdict);
        }

        Publish();
    }

    private void Publish()
    {
        BalancerState? told = null;
        lock (_lock)
            _latest = Chosen();
        // whoever is overtaken tells what it was overtaken by
        while (_latest is { } latest && !ReferenceEquals(latest, told))
            channel.UpdateState(told = latest);
    }

    private BalancerState Chosen()
    {
        var connected = _addresses.Where(address => address.IsConnected).ToList();
        if (connected.Count == 0)
            return new BalancerState(_connectivity.ConnectivityState, new RotationPicker([], [], _connectivity.Picker.Pick));
        var takers = connected.Where(address => address.TakesCalls).ToList();
        var state = takers.Count > 0 ? ConnectivityState.Ready
            : _addresses.Any(address => address.IsPending) ? ConnectivityState.Connecting
            : ConnectivityState.TransientFailure;
        return new BalancerState(state, new RotationPicker(
            Connections(connected), Connections(takers), state == ConnectivityState.TransientFailure ? Failed() : RotationPicker.Wait));
    }

    private Func<PickContext, PickResult> Failed()
    {
        var why = new Status(
            StatusCode.Unavailable, $"{RotationPicker.Nobody}{string.Join(", ", _addresses.Select(address => address.Words))}.");
        return _ => PickResult.ForFailure(why);
    }

    private static Subchannel[] Connections(List<CheckedAddress> addresses) => [.. addresses.Select(address => address.Connection)];
}
