namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>
/// The life of one stream's token. When it is over, the stream ends by itself or, a grace later, is cut: a write to a caller that does not
/// read cannot be told to end.
/// </summary>
internal sealed class ExpiringToken : IDisposable
{
    // the longest that a timer takes, 49 days
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly CancellationTokenSource _expired;
    private readonly CancellationTokenSource _cut;

    public ExpiringToken(TimeSpan life, TimeSpan grace, Action cut, TimeProvider time)
    {
        _cut = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _cut.Token.Register(cut);
        _expired = new CancellationTokenSource(life < Longest ? life : Timeout.InfiniteTimeSpan, time);
        Token = _expired.Token;
        Token.Register(() => _cut.CancelAfter(grace));
    }

    public CancellationToken Token { get; }

    public void Dispose()
    {
        // in this order: the first may be about to start the second
        _expired.Dispose();
        _cut.Dispose();
    }
}
