using CodeFirst.Service.Users.Exporting;
using Grpc.Core;

namespace CodeFirst.Service.Users;

/// <summary>What callers are told when a call fails: the status and the sentence, all in one place.</summary>
internal static class UserFailures
{
    public static RpcException UserIdNotPositive(int userId) =>
        Failure(StatusCode.InvalidArgument, $"user_id is {userId}; a user's id is greater than zero.");

    public static RpcException UnknownUser(int userId) => Failure(StatusCode.NotFound, $"There is no user with user_id {userId}.");

    public static RpcException NegativeBound(string field, int value) =>
        Failure(StatusCode.InvalidArgument, $"{field} is {value}; give 0 for no bound, or a user's id.");

    public static RpcException EmptyRange(int after, int upTo) =>
        Failure(StatusCode.InvalidArgument, $"after_user_id {after} is not below up_to_user_id {upTo}: no user could be in between.");

    public static RpcException ChunkBytesOutOfBounds(int value) => Failure(
        StatusCode.InvalidArgument,
        $"max_chunk_bytes is {value}; give {ExportChunk.MinBytes} to {ExportChunk.MaxBytes}, or 0 for {ExportChunk.DefaultBytes}.");

    public static RpcException TooManyWatched(int limit) => Failure(
        StatusCode.ResourceExhausted, $"One stream watches {limit} users at most; remove some, or open another stream for more.");

    public static RpcException StoreUnavailable() => Failure(
        StatusCode.Unavailable, "The database does not answer at the moment. Call again: nothing of this call is half done.");

    private static RpcException Failure(StatusCode code, string sentence) => new(new Status(code, sentence));
}
