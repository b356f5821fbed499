using Microsoft.Extensions.Logging;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>
/// Tells calls that their time is over. Hardly any call lives that long, so there is no timer for each: one for each processor is set to the
/// earliest it knew of, and looks then which are left.
/// </summary>
internal sealed class DeadlineClock : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ILogger<DeadlineClock> _log;
    private readonly Slot[] _slots;

    // timestamps a tick
    private readonly double _frequency;

    public DeadlineClock(TimeProvider time, ILogger<DeadlineClock> log)
    {
        (_time, _log) = (time, log);
        _frequency = (double)time.TimestampFrequency / TimeSpan.TicksPerSecond;
        _slots = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Slot(this))];
    }

    public void Add(CallTime call)
    {
        call.Slot = Thread.GetCurrentProcessorId() % _slots.Length;
        _slots[call.Slot].Add(call);
    }

    /// <summary>Forgets a call that is over.</summary>
    public void Remove(CallTime call)
    {
        _slots[call.Slot].Remove(call);
        call.End();
    }

    public void Dispose()
    {
        foreach (var slot in _slots)
            slot.Dispose();
    }

    private void Cancel(CallTime call)
    {
        try
        {
            call.Cancel();
        }
        catch (AggregateException failure)
        {
            // thrown by what waits for the call's token, such as a callback of the service; the other calls are to end too
            _log.TokenFailed(failure);
        }
    }

    private sealed class Slot : IDisposable
    {
        // it takes no more than 49 days; one that comes too early finds nothing, and is set anew
        private static readonly TimeSpan MostOfATimer = TimeSpan.FromDays(1);

        private readonly DeadlineClock _clock;
        private readonly Lock _gate = new();
        private readonly ITimer _timer;
        private CallTime? _first;
        private long _wake = long.MaxValue;

        public Slot(DeadlineClock clock)
        {
            _clock = clock;
            // the flow of the call that happens to be first is none of the clock's
            using var _ = ExecutionContext.SuppressFlow();
            _timer = clock._time.CreateTimer(static slot => ((Slot)slot!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Add(CallTime call)
        {
            lock (_gate)
            {
                call.Next = _first;
                if (_first is not null)
                    _first.Previous = call;
                _first = call;
                var due = DueOf(call);
                if (due < _wake)
                    WakeAt(due);
            }
        }

        public void Remove(CallTime call)
        {
            lock (_gate)
            {
                if (call.Previous is not null)
                    call.Previous.Next = call.Next;
                else if (_first == call)
                    _first = call.Next;
                if (call.Next is not null)
                    call.Next.Previous = call.Previous;
                call.Next = call.Previous = null;
            }
        }

        public void Dispose() => _timer.Dispose();

        private void Tick()
        {
            List<CallTime> due = [];
            lock (_gate)
            {
                var now = _clock._time.GetTimestamp();
                var earliest = long.MaxValue;
                for (var call = _first; call is not null; call = call.Next)
                {
                    if (call.IsPassed)
                        continue;
                    if (DueOf(call) is var at && at > now)
                    {
                        earliest = Math.Min(earliest, at);
                        continue;
                    }

                    call.Pass();
                    due.Add(call);
                }

                _wake = long.MaxValue;
                if (earliest < long.MaxValue)
                    WakeAt(earliest);
            }

            // each by itself: what one call has registered with its token may take its time
            foreach (var call in due)
                ThreadPool.UnsafeQueueUserWorkItem(_clock.Cancel, call, preferLocal: false);
        }

        private long DueOf(CallTime call) => call.Started + (long)(call.Limit.Ticks * _clock._frequency);

        private void WakeAt(long due)
        {
            _wake = due;
            var wait = _clock._time.GetElapsedTime(_clock._time.GetTimestamp(), due);
            if (wait > MostOfATimer)
                wait = MostOfATimer;
            // a timer counts whole milliseconds, and must not come too early
            _timer.Change(wait > TimeSpan.Zero ? wait + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
