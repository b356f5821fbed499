namespace CodeFirst.Client.Internal.Uploads;

/// <summary>What a caller sends, for as long as its call lives: once the call has ended, the source has no more.</summary>
/// <remarks>
/// protobuf-net.Grpc sends everything before it looks for the reply. Without this a call whose caller has nothing to send would outlive
/// its deadline, its cancellation and its server.
/// </remarks>
internal abstract class CallBoundSource
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected Task Ended => _ended.Task;

    public void End() => _ended.TrySetResult();
}

/// <inheritdoc/>
internal sealed class CallBoundSource<T>(IAsyncEnumerable<T> source) : CallBoundSource, IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return new Enumerator(source.GetAsyncEnumerator(stopped.Token), Ended, stopped);
    }

    private sealed class Enumerator(IAsyncEnumerator<T> source, Task ended, CancellationTokenSource stopped) : IAsyncEnumerator<T>
    {
        private Task<bool>? _abandoned;

        public T Current => source.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            if (ended.IsCompleted)
                return new ValueTask<bool>(false);
            var next = source.MoveNextAsync();
            return next.IsCompleted ? next : new ValueTask<bool>(NextOrEndAsync(next.AsTask()));
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
            if (await Task.WhenAny(next, ended) == next)
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
