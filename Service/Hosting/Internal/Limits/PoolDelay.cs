using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>
/// How long what arrives now waits for a thread: a call of a busy service waits there before anyone has seen it. Measured by an item that
/// waits in the same queue, again and again. The least of half a second counts, so that a burst or a pause is no overload
/// (as in CoDel, RFC 8289).
/// </summary>
/// <remarks>The queue is the machine's: its time is real time, whatever clock the host has.</remarks>
internal sealed class PoolDelay : IHostedService, IThreadPoolWorkItem, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    private Timer? _timer;
    private long _began = Stopwatch.GetTimestamp();
    private long _queued;
    private long _standing;
    private long _least = long.MaxValue;
    private int _waits;

    public TimeSpan Current
    {
        get
        {
            var standing = TimeSpan.FromTicks(Volatile.Read(ref _standing));
            var waited = Volatile.Read(ref _waits) == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Volatile.Read(ref _queued));
            return waited > Window && waited > standing ? waited : standing;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // timers have a queue of their own, before the others
        _timer = new Timer(_ => Queue(), null, Interval, Interval);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Execute()
    {
        _least = Math.Min(_least, Stopwatch.GetElapsedTime(_queued).Ticks);
        if (Stopwatch.GetElapsedTime(_began) >= Window)
        {
            Volatile.Write(ref _standing, _least);
            (_least, _began) = (long.MaxValue, Stopwatch.GetTimestamp());
        }

        Volatile.Write(ref _waits, 0);
    }

    public void Dispose() => _timer?.Dispose();

    private void Queue()
    {
        if (Volatile.Read(ref _waits) != 0)
            return;
        _queued = Stopwatch.GetTimestamp();
        Volatile.Write(ref _waits, 1);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
