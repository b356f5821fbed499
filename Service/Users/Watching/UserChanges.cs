namespace CodeFirst.Service.Users.Watching;

/// <summary>Carries the ids of changed users from the store to the streams that watch them. It carries no values: a stream reads the newest.</summary>
internal sealed class UserChanges
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, HashSet<UserWatch>> _watches = [];
    private int _subscriptions;

    /// <summary>How many users are watched, each once for each watch.</summary>
    public int Subscriptions
    {
        get
        {
            lock (_lock)
                return _subscriptions;
        }
    }

    public void Publish(IEnumerable<int> userIds)
    {
        lock (_lock)
        {
            foreach (var userId in userIds)
            {
                if (!_watches.TryGetValue(userId, out var watches))
                    continue;
                foreach (var watch in watches)
                    watch.Changed(userId);
            }
        }
    }

    /// <summary>Every watched user may have changed: for a store that did not hear for a while.</summary>
    public void PublishAll()
    {
        lock (_lock)
        {
            foreach (var (userId, watches) in _watches)
                foreach (var watch in watches)
                    watch.Changed(userId);
        }
    }

    public void Subscribe(int userId, UserWatch watch)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(userId, out var watches))
                _watches.Add(userId, watches = []);
            if (watches.Add(watch))
                _subscriptions++;
        }
    }

    public void Unsubscribe(int userId, UserWatch watch)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(userId, out var watches) || !watches.Remove(watch))
                return;
            _subscriptions--;
            if (watches.Count == 0)
                _watches.Remove(userId);
        }
    }
}
