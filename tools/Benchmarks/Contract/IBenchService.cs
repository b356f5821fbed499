using CodeFirst.Annotations;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Benchmarks.Contract;

/// <summary>What every peer of the benchmarks serves: one user, a batch of users, and the three shapes of streams.</summary>
[Service("bench.BenchService")]
public interface IBenchService
{
    /// <summary>Returns one user.</summary>
    /// <param name="request">Which user.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects)]
    ValueTask<User> GetUser(UserRequest request, CallContext context = default);

    /// <summary>Returns the first users in one message.</summary>
    /// <param name="request">How many.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation, Idempotency(IdempotencyLevel.NoSideEffects)]
    ValueTask<UserBatch> GetUsers(BatchRequest request, CallContext context = default);

    /// <summary>Streams the first users, one a message.</summary>
    /// <param name="request">How many.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation]
    IAsyncEnumerable<User> StreamUsers(BatchRequest request, CallContext context = default);

    /// <summary>Counts the users of a stream and adds up their points.</summary>
    /// <param name="users">The users.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation]
    ValueTask<Summary> SendUsers(IAsyncEnumerable<User> users, CallContext context = default);

    /// <summary>Answers each request of a stream with a user.</summary>
    /// <param name="requests">Which users.</param>
    /// <param name="context">Deadline, cancellation and metadata of this call.</param>
    [Operation]
    IAsyncEnumerable<User> ExchangeUsers(IAsyncEnumerable<UserRequest> requests, CallContext context = default);
}
