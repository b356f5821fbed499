using System.Buffers.Binary;

namespace CodeFirst.Tests.Hostile.Raw;

/// <summary>Requests as every implementation of gRPC sends them, to be spoiled by a test.</summary>
internal static class Requests
{
    public const string GetUserStats = "/user.UserService/GetUserStats";
    public const string ExportUserStats = "/user.UserService/ExportUserStats";
    public const string RecordPoints = "/user.UserService/RecordPoints";
    public const string WatchUserStats = "/user.UserService/WatchUserStats";

    /// <summary>User 42, in a frame of gRPC.</summary>
    public static ReadOnlyMemory<byte> User42 { get; } = Message([0x08, 42]);

    public static List<(string Name, string Value)> Headers(string path = GetUserStats, params (string Name, string Value)[] more) =>
    [
        (":method", "POST"),
        (":scheme", "http"),
        (":path", path),
        (":authority", "127.0.0.1"),
        ("te", "trailers"),
        ("content-type", "application/grpc"),
        .. more,
    ];

    /// <summary>The same, with one header taken away, or with another value.</summary>
    public static IEnumerable<(string Name, string Value)> With(string name, string? value) =>
        Headers().Where(header => header.Name != name)
            .Concat(value is null ? [] : [(name, value)])
            .OrderByDescending(header => header.Name[0] == ':');

    /// <summary>A message with its length before it; or with a length that is not its own.</summary>
    public static byte[] Message(ReadOnlySpan<byte> payload, byte flags = 0, uint? length = null)
    {
        var bytes = new byte[5 + payload.Length];
        bytes[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), length ?? (uint)payload.Length);
        payload.CopyTo(bytes.AsSpan(5));
        return bytes;
    }
}
