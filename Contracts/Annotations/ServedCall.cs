using System;
using System.Threading;

namespace CodeFirst.Annotations;

/// <summary>
/// The call that the current code serves. What a client of <c>CodeFirst.Client</c> calls meanwhile ends with it: it inherits the deadline and
/// the cancellation.
/// </summary>
/// <remarks>
/// <c>CodeFirst.Hosting</c> begins and ends it around every call, and it flows with the code as an <see cref="AsyncLocal{T}"/> does. Code
/// that serves something else, such as a message of a queue, may begin one of its own. Work that goes on after the call has ended
/// inherits nothing any more.
/// </remarks>
public sealed class ServedCall : IDisposable
{
    private static readonly AsyncLocal<ServedCall?> Ambient = new();

    private readonly ServedCall? _outer;
    private volatile bool _ended;

    private ServedCall(DateTime? deadline, ServedCall? outer, CancellationToken cancellationToken)
    {
        Deadline = deadline;
        CancellationToken = cancellationToken;
        _outer = outer;
    }

    /// <summary>The call that is being served; <see langword="null"/> where none is, or it has ended.</summary>
    public static ServedCall? Current
    {
        get
        {
            // ended ones stay in their flow: to take one out costs every call another execution context
            var call = Ambient.Value;
            while (call is { _ended: true })
                call = call._outer;
            return call;
        }
    }

    /// <summary>When its caller stops waiting, in UTC; <see langword="null"/> when it does not.</summary>
    public DateTime? Deadline { get; }

    /// <summary>Cancelled when the deadline has passed or the caller is gone.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Begins a call, which lasts until it is disposed of.</summary>
    /// <param name="deadline">When its caller stops waiting; <see langword="null"/> when it does not.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for an answer any more.</param>
    /// <returns>The call.</returns>
    public static ServedCall Begin(DateTime? deadline, CancellationToken cancellationToken) =>
        Ambient.Value = new ServedCall(deadline?.ToUniversalTime(), Current, cancellationToken);

    /// <summary>Ends the call, wherever its flow has reached.</summary>
    public void Dispose() => _ended = true;
}
