using CodeFirst.Hosting.Internal.Calls;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>How many streams are open, from their first interceptor until their callers have closed their sides.</summary>
internal sealed class OpenStreams
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _none = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _ending;

    /// <summary>Marks the call as a stream, and counts it until <see cref="Leave"/>.</summary>
    public void Enter(CallRecord call)
    {
        call.IsStream = true;
        lock (_gate)
            _count++;
    }

    public void Leave()
    {
        lock (_gate)
        {
            _count--;
            CompleteWhenNone();
        }
    }

    /// <summary>Completes when no stream is open.</summary>
    public Task NoneAsync()
    {
        lock (_gate)
        {
            _ending = true;
            CompleteWhenNone();
        }

        return _none.Task;
    }

    private void CompleteWhenNone()
    {
        if (_ending && _count == 0)
            _none.TrySetResult();
    }
}
