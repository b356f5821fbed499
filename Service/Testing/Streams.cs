using System.Runtime.CompilerServices;

namespace CodeFirst.Testing;

/// <summary>Streams for tests: what a caller sends, or a service answers.</summary>
public static class Streams
{
    /// <summary>A stream of these messages, each in its own time, which then ends.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="messages">The messages, in their order.</param>
    public static async IAsyncEnumerable<T> Of<T>(params IEnumerable<T> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (var message in messages)
        {
            await Task.Yield();
            yield return message;
        }
    }

    /// <summary>A stream of these messages which then neither ends nor goes on, until it is cancelled.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="messages">The messages before the silence; none for a stream that is silent at once.</param>
    public static IAsyncEnumerable<T> NeverEnding<T>(params IEnumerable<T> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return SayThenWaitAsync(messages);
    }

    /// <summary>The first messages of a stream, which is then left.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="count">How many; fewer come when the stream ends sooner.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<T>> CollectAsync<T>(
        this IAsyncEnumerable<T> stream, int count, CancellationToken cancellationToken = default)
        => await stream.Take(count).ToListAsync(cancellationToken).ConfigureAwait(false);

    private static async IAsyncEnumerable<T> SayThenWaitAsync<T>(
        IEnumerable<T> messages, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var message in messages)
            yield return message;
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
    }
}
