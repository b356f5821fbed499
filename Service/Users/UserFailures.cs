using CodeFirst.Service.Users.Exporting;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace CodeFirst.Service.Users;

/// <summary>
/// What callers are told when a call fails: the status, the sentence and, for programs, the details of
/// <see href="https://google.aip.dev/193">AIP-193</see>, all in one place.
/// </summary>
internal static class UserFailures
{
    public static RpcException UserIdNotPositive(int userId, string field = "user_id") =>
        Invalid(field, $"user_id is {userId}; a user's id is greater than zero.");

    public static RpcException UnknownUser(int userId)
    {
        var sentence = $"There is no user with user_id {userId}.";
        return Failure(
            StatusCode.NotFound,
            sentence,
            new ResourceInfo { ResourceType = "user.User", ResourceName = $"users/{userId}", Description = sentence });
    }

    public static RpcException NegativeBound(string field, int value) =>
        Invalid(field, $"{field} is {value}; give 0 for no bound, or a user's id.");

    public static RpcException EmptyRange(int after, int upTo) =>
        Invalid("up_to_user_id", $"after_user_id {after} is not below up_to_user_id {upTo}: no user could be in between.");

    public static RpcException ChunkBytesOutOfBounds(int value) => Invalid(
        "max_chunk_bytes",
        $"max_chunk_bytes is {value}; give {ExportChunk.MinBytes} to {ExportChunk.MaxBytes}, or 0 for {ExportChunk.DefaultBytes}.");

    public static RpcException TooManyWatched(int limit) => Failure(
        StatusCode.ResourceExhausted, $"One stream watches {limit} users at most; remove some, or open another stream for more.");

    public static RpcException StoreUnavailable() => Failure(
        StatusCode.Unavailable, "The database does not answer at the moment. Call again: nothing of this call is half done.");

    /// <param name="field">The field's name in the <c>.proto</c> file.</param>
    /// <param name="sentence">What is wrong with it, and the remedy.</param>
    private static RpcException Invalid(string field, string sentence) => Failure(
        StatusCode.InvalidArgument,
        sentence,
        new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = field, Description = sentence } } });

    private static RpcException Failure(StatusCode code, string sentence, params IMessage[] details) => new Google.Rpc.Status
    {
        Code = (int)code,
        Message = sentence,
        Details = { details.Select(detail => Any.Pack(detail)) },
    }.ToRpcException();
}
