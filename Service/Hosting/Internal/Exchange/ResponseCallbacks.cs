namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>What the application wants done at one moment of a response, the last that was asked for first.</summary>
internal sealed class ResponseCallbacks
{
    private readonly Stack<(Func<object, Task> Callback, object State)> _callbacks = [];

    public void Add(Func<object, Task> callback, object state) => _callbacks.Push((callback, state));

    public async Task RunAsync()
    {
        while (_callbacks.TryPop(out var next))
            await next.Callback(next.State);
    }
}
