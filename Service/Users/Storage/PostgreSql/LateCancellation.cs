namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>
/// Cancels a while after another token, so that the statement a call ends in can finish. To cancel one, Npgsql opens a second connection to
/// the server and waits there, within the callback of the token: whoever cancels many calls at once, as a host that stops, waits for all of
/// them in turn, for statements that would have taken a millisecond.
/// </summary>
internal sealed class LateCancellation : IDisposable
{
    /// <summary>What a statement is given. One that hangs is not to outlive its call for long.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenRegistration _registration;

    public LateCancellation(TimeProvider time, CancellationToken call)
    {
        _late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _registration = call.UnsafeRegister(late => ((CancellationTokenSource)late!).CancelAfter(Grace), _late);
    }

    public CancellationToken Token => _late.Token;

    public void Dispose()
    {
        // in this order: it waits for a callback that runs
        _registration.Dispose();
        _late.Dispose();
    }
}
