using System.Threading.Channels;
using CodeFirst.Contracts;

namespace CodeFirst.Service.Users.Watching;

/// <summary>
/// The users one stream watches, and which of them have news. An id stands in the queue once at most, so the queue never
/// holds more than the users watched, however slowly the caller reads.
/// </summary>
internal sealed class UserWatch(UserChanges changes) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Channel<int> _queue = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<int> _queued = [];
    private readonly Dictionary<int, Sent> _watched = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _watched.Count;
        }
    }

    /// <summary>Watches a user; its current statistics are news.</summary>
    public void Add(int userId)
    {
        lock (_lock)
            _watched[userId] = Sent.Nothing;
        // from here on no change is missed: the first value is read after this
        changes.Subscribe(userId, this);
        Changed(userId);
    }

    public void Remove(int userId)
    {
        changes.Unsubscribe(userId, this);
        lock (_lock)
            _watched.Remove(userId);
    }

    /// <summary>Puts a user in the queue, unless it waits there already.</summary>
    public void Changed(int userId)
    {
        lock (_lock)
        {
            if (_queued.Add(userId))
                _queue.Writer.TryWrite(userId);
        }
    }

    /// <summary>Ends the queue once it is empty; with an error, if there is one.</summary>
    public void Complete(Exception? failure = null) => _queue.Writer.TryComplete(failure);

    /// <summary>The users with news, as they come. Whoever takes one reads its newest statistics after that.</summary>
    public async IAsyncEnumerable<int> ChangedAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var userId in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            lock (_lock)
                _queued.Remove(userId);
            yield return userId;
        }
    }

    /// <summary>Whether the stream still watches the user and has not sent just this.</summary>
    public bool IsNews(int userId, UserResponse? stats)
    {
        lock (_lock)
        {
            if (!_watched.TryGetValue(userId, out var sent) || (sent.Any && sent.Stats == stats))
                return false;
            _watched[userId] = new Sent(true, stats);
            return true;
        }
    }

    public void Dispose()
    {
        int[] watched;
        lock (_lock)
            watched = [.. _watched.Keys];
        foreach (var userId in watched)
            changes.Unsubscribe(userId, this);
    }

    /// <summary>What was sent last of a user.</summary>
    private readonly record struct Sent(bool Any, UserResponse? Stats)
    {
        public static Sent Nothing => default;
    }
}
