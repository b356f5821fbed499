using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>
/// What a caller is told of a request that cannot be read, whatever the shape of its call: <c>INTERNAL</c>, as
/// <see href="https://github.com/grpc/grpc/blob/master/doc/statuscodes.md">gRPC's own list</see> and its implementations have it. No error
/// of the service, so that nothing is logged above Information.
/// </summary>
internal static class Unreadable
{
    public static RpcException Message(Exception why) => Failure(
        "A message of this call cannot be read: it is no protobuf, or not of the method's type. Send what the .proto file describes.", why);

    /// <summary>Of JSON, protobuf's other form, <c>INVALID_ARGUMENT</c>: people write it, and the sentence says what to mend.</summary>
    public static RpcException Json(Exception why) =>
        new(new Status(StatusCode.InvalidArgument, why.Message, new UnreadableRequestException(why.Message, why)));

    public static RpcException Compression(string encoding, Exception why) => Failure(
        $"A message of this call cannot be decompressed: it is not what its grpc-encoding says, {encoding}.", why);

    public static RpcException Flag(byte flag) => Failure(
        $"A message of this call cannot be read: its flag is {flag}, and only 0 (as it is) and 1 (compressed) mean anything.");

    public static RpcException Incomplete() => Failure("A message of this call cannot be read: the call ended before it was whole.");

    public static RpcException Length() => new(new Status(
        StatusCode.ResourceExhausted, "A message of this call says that it has 2 GiB or more. No message may. Send smaller ones."));

    /// <param name="name">The first name that gRPC does not allow; <see langword="null"/> when it is a value that is wrong.</param>
    /// <param name="why">What gRPC said of it.</param>
    public static RpcException Metadata(string? name, Exception why) => Failure(
        name is null
            ? "The metadata of this call cannot be read: an entry whose name ends with -bin is not base64. Encode it, padded or not."
            : $"The metadata of this call cannot be read: the name '{name}' has more in it than letters, digits, '_', '-' and '.'. Rename it.",
        why);

    private static RpcException Failure(string sentence, Exception? why = null) =>
        new(new Status(StatusCode.Internal, sentence, new UnreadableRequestException(sentence, why)));
}
