using System.Globalization;
using CodeFirst.Hosting;
using CodeFirst.Service.Users.Exporting;
using Grpc.Core;

namespace CodeFirst.Service.Users;

/// <summary>What callers are told when a call fails: the status, the sentence and the details, all in one place.</summary>
internal static class UserFailures
{
    /// <summary>The gRPC name of the service, to which its reasons and its health belong.</summary>
    public const string Domain = "user.UserService";

    private static readonly CallFailures Failures = new(Domain);

    // the store has waited for the database already, for as long as a call can
    private static readonly TimeSpan StoreRetryDelay = TimeSpan.FromSeconds(1);

    public static RpcException UnknownUser(int userId) => Failures.NotFound(
        "USER_NOT_FOUND",
        $"There is no user with user_id {userId}.",
        "user.User",
        $"users/{userId}",
        ("user_id", Text(userId)));

    public static RpcException WatchedIdNotPositive(int userId, int position) => Failures.InvalidArgument(
        "USER_ID_NOT_POSITIVE",
        $"user_id is {userId}; a user's id is greater than zero.",
        $"add_user_ids[{position}]",
        ("user_id", Text(userId)));

    public static RpcException EmptyRange(int after, int upTo) => Failures.InvalidArgument(
        "RANGE_EMPTY",
        $"after_user_id {after} is not below up_to_user_id {upTo}: no user could be in between.",
        "up_to_user_id",
        ("after_user_id", Text(after)),
        ("up_to_user_id", Text(upTo)));

    public static RpcException ChunkBytesOutOfBounds(int value) => Failures.InvalidArgument(
        "CHUNK_BYTES_OUT_OF_BOUNDS",
        $"max_chunk_bytes is {value}; give {ExportChunk.MinBytes} to {ExportChunk.MaxBytes}, or 0 for {ExportChunk.DefaultBytes}.",
        "max_chunk_bytes",
        ("max_chunk_bytes", Text(value)));

    public static RpcException TooManyWatched(int limit) => Failures.ResourceExhausted(
        "TOO_MANY_WATCHED",
        $"One stream watches {limit} users at most; remove some, or open another stream for more.",
        "stream",
        metadata: ("limit", Text(limit)));

    public static RpcException StoreUnavailable() => Failures.Unavailable(
        "STORE_UNAVAILABLE",
        "The database does not answer at the moment. Call again: nothing of this call is half done.",
        StoreRetryDelay);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
