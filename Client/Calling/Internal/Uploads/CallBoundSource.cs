using Grpc.Core;

namespace CodeFirst.Client.Internal.Uploads;

/// <summary>What a caller sends, for as long as its call lives: once the call has ended, the source has no more.</summary>
/// <remarks>
/// protobuf-net.Grpc sends everything before it looks for the reply. Without this a call whose caller has nothing to send would outlive
/// its deadline, its cancellation and its server.
/// </remarks>
internal abstract class CallBoundSource
{
    private static readonly AsyncLocal<CallBoundSource?> Sent = new();

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<CoalescedBody> _bodies = [];
    private volatile bool _hasMore;

    /// <summary>What the call sends whose attempt begins here; <see langword="null"/> when its source is none of this project's.</summary>
    public static CallBoundSource? OfAttempt => Sent.Value;

    /// <summary>Whether the source had its last message at hand, and so may have the next.</summary>
    public bool HasMore
    {
        get => _hasMore;
        protected set => _hasMore = value;
    }

    protected Task Ended => _ended.Task;

    public void End() => _ended.TrySetResult();

    /// <returns>Whether the call ended meanwhile, or had before.</returns>
    public async Task<bool> EndsWithinAsync(TimeSpan time)
    {
        await Ended.WaitAsync(time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Ended.IsCompleted;
    }

    /// <summary>Starts the call that sends this; its attempts know of it, and nobody else does.</summary>
    public static T Send<T>(CallBoundSource? source, Func<T> start)
    {
        var outer = Sent.Value;
        Sent.Value = source;
        try
        {
            return start();
        }
        finally
        {
            Sent.Value = outer;
        }
    }

    /// <summary>Adds the body of an attempt: it is flushed when the source waits.</summary>
    public void Add(CoalescedBody body)
    {
        lock (_bodies)
            _bodies.Add(body);
    }

    public void Remove(CoalescedBody body)
    {
        lock (_bodies)
            _bodies.Remove(body);
    }

    /// <summary>Lets nobody wait for what was written, now that the source has to wait or has no more.</summary>
    protected async Task FlushAsync()
    {
        HasMore = false;
        CoalescedBody[] bodies;
        lock (_bodies)
            bodies = [.. _bodies];
        foreach (var body in bodies)
        {
            try
            {
                await body.FlushAsync().ConfigureAwait(false);
            }
            catch (Exception lost) when (lost is RpcException or IOException or HttpRequestException or OperationCanceledException)
            {
                // the attempt has failed: the next write to it says so, or its end
            }
        }
    }
}

/// <inheritdoc/>
internal sealed class CallBoundSource<T>(IAsyncEnumerable<T> source) : CallBoundSource, IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return new Enumerator(source.GetAsyncEnumerator(stopped.Token), this, stopped);
    }

    private sealed class Enumerator(IAsyncEnumerator<T> source, CallBoundSource<T> bound, CancellationTokenSource stopped) : IAsyncEnumerator<T>
    {
        private static readonly Task<bool> NoMore = Task.FromResult(false);

        private Task<bool>? _abandoned;

        public T Current => source.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            if (bound.Ended.IsCompleted)
                return new ValueTask<bool>(false);
            var next = source.MoveNextAsync();
            if (!next.IsCompletedSuccessfully)
                return new ValueTask<bool>(NextOrEndAsync(next.AsTask()));
            bound.HasMore = next.Result;
            return bound.HasMore ? new ValueTask<bool>(true) : new ValueTask<bool>(NextOrEndAsync(NoMore));
        }

        public async ValueTask DisposeAsync()
        {
            if (_abandoned is null)
            {
                await source.DisposeAsync();
                stopped.Dispose();
                return;
            }

            // The source may take its time to notice, and the call is over: nobody waits for it.
            _ = StopSourceAsync(_abandoned);
        }

        private async Task<bool> NextOrEndAsync(Task<bool> next)
        {
            await Task.WhenAny(bound.FlushAsync(), bound.Ended);
            if (await Task.WhenAny(next, bound.Ended) == next)
                return await next;
            _abandoned = next;
            return false;
        }

        private async Task StopSourceAsync(Task<bool> next)
        {
            await stopped.CancelAsync();
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await source.DisposeAsync();
            stopped.Dispose();
        }
    }
}
