using CodeFirst.Contracts;

namespace CodeFirst.Service.Users.Storage;

/// <summary>
/// Where users and recorded events live. Implementations say nothing of gRPC, hold nothing open between calls, and publish
/// the ids of changed users to <see cref="Watching.UserChanges"/> once a change is committed.
/// </summary>
internal interface IUserStore
{
    /// <summary>Reads one user.</summary>
    /// <returns>The user, or <see langword="null"/> when there is none with that id.</returns>
    ValueTask<UserResponse?> FindAsync(int userId, CancellationToken cancellationToken);

    /// <summary>Reads users in the order of their ids into <paramref name="sink"/> until the range ends or the sink is full.</summary>
    ValueTask ReadAsync(UserRange range, IUserSink sink, CancellationToken cancellationToken);

    /// <summary>
    /// Records events in one transaction; when it returns they are on disk. Each event id is counted once ever.
    /// </summary>
    /// <param name="events">Well-formed events: what <see cref="Recording.EventRules"/> rejects does not come here.</param>
    /// <param name="cancellationToken">Cancels the wait for the transaction, and the transaction until it commits.</param>
    /// <returns>What became of each event, in the order of <paramref name="events"/>.</returns>
    ValueTask<IReadOnlyList<EventOutcome>> RecordAsync(IReadOnlyList<PointsEvent> events, CancellationToken cancellationToken);
}
