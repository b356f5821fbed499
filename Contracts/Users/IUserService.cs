using CodeFirst.Annotations;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Contracts;

/// <summary>Statistics of users: read one, export all, record points, watch changes.</summary>
[Service("user.UserService"), RequireScope("users.read")]
public interface IUserService
{
    /// <summary>
    /// Returns the statistics of one user.
    /// Fails with NOT_FOUND when there is no user with that id, and with INVALID_ARGUMENT when the id is not greater than zero.
    /// </summary>
    /// <param name="request">Whose statistics.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects), DefaultTimeout(5)]
    ValueTask<UserResponse> GetUserStats(UserRequest request, CallContext context = default);

    /// <summary>
    /// Exports the statistics of all users, or of a range of ids, in chunks of columns ordered by user id.
    /// Every user is sent once. A broken export is resumed by a new call whose after_user_id is the last id received.
    /// A chunk shows each of its users as they were when the chunk was made; the export as a whole is not a snapshot.
    /// Fails with INVALID_ARGUMENT when a bound is negative, the range is empty, or max_chunk_bytes is out of bounds.
    /// </summary>
    /// <param name="request">Which users, and how large a chunk.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects)]
    IAsyncEnumerable<ExportUserStatsResponse> ExportUserStats(ExportUserStatsRequest request, CallContext context = default);

    /// <summary>
    /// Records events that change users' points. Each event id is counted once ever, however often it is sent.
    /// The reply is sent when the caller has ended the stream and every recorded event is on disk; a caller that gets no
    /// reply sends everything again. A bad event is rejected with its reason, and no other event suffers for it.
    /// </summary>
    /// <param name="requests">Events, one or many to a message.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation, Idempotency(IdempotencyLevel.Idempotent), RequireScope("users.record")]
    ValueTask<RecordPointsResponse> RecordPoints(IAsyncEnumerable<RecordPointsRequest> requests, CallContext context = default);

    /// <summary>
    /// Watches users: the current statistics of each added user first, then every change, whoever made it.
    /// A caller that reads slowly gets the newest statistics of each user and misses those in between.
    /// The stream runs until the caller cancels it, also when the caller has ended its own side; it ends by itself only when
    /// the caller has ended its side and watches no one.
    /// Fails with INVALID_ARGUMENT when an id is not greater than zero, and with RESOURCE_EXHAUSTED when one stream watches
    /// too many users.
    /// </summary>
    /// <param name="requests">Users to add and to remove while the stream runs.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects)]
    IAsyncEnumerable<WatchUserStatsResponse> WatchUserStats(IAsyncEnumerable<WatchUserStatsRequest> requests, CallContext context = default);
}
