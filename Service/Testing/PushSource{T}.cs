using System.Threading.Channels;

namespace CodeFirst.Testing;

/// <summary>A stream whose messages a test pushes, one at a time, while the call runs. It is read once.</summary>
/// <typeparam name="T">The message.</typeparam>
public sealed class PushSource<T> : IAsyncEnumerable<T>
{
    private readonly Channel<T> _messages = Channel.CreateUnbounded<T>();

    /// <summary>Sends a message.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="InvalidOperationException">The stream has ended.</exception>
    public void Push(T message)
    {
        if (!_messages.Writer.TryWrite(message))
            throw new InvalidOperationException("The stream has ended, and takes no message any more.");
    }

    /// <summary>Ends the stream after what was pushed.</summary>
    public void End() => _messages.Writer.TryComplete();

    /// <summary>Breaks the stream after what was pushed.</summary>
    /// <param name="failure">What its reader gets.</param>
    public void Break(Exception failure) => _messages.Writer.TryComplete(failure);

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => _messages.Reader.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
}
