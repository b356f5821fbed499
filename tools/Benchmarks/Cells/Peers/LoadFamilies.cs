using CodeFirst.Benchmarks.Contract;
using CodeFirst.Benchmarks.Load;

namespace CodeFirst.Benchmarks.Cells.Peers;

/// <summary>What is asked of every peer.</summary>
internal static class LoadFamilies
{
    private const int StreamedUsers = 10_000;
    private const int UserId = 42;

    private static readonly byte[] AskForOne = Message.Of(new UserRequest { UserId = UserId });

    private static readonly LoadPart[] UnaryParts =
    [
        .. new[] { 1, 16, 64 }.Select(callers => new LoadPart(
            $"{callers} at once", "calls", 1, callers, PreparedRequest.Grpc("GetUser", AskForOne), PreparedRequest.Get($"/users/{UserId}"))),
    ];

    public static LoadFamily Unary { get; } = new(
        "unary",
        "one user of four fields, always the same; 1, 16 and 64 calls at once over at most 4 connections (HTTP/1.1: one a call).",
        UnaryParts,
        Latencies: true);

    public static LoadFamily Batch { get; } = new(
        "batch",
        "users in one message of one reply, a call at a time: `GetUsers`, or a JSON document.",
        [.. new[] { 100, 10_000 }.Select(users => new LoadPart(
            $"{users:N0} users", "users", users, 1, PreparedRequest.Grpc("GetUsers", AskFor(users)), PreparedRequest.Get($"/users?count={users}")))],
        Latencies: true);

    public static LoadFamily Streams { get; } = new(
        "stream",
        $"streams of {StreamedUsers:N0} messages of one user each, one stream at a time. Sent: the caller streams users and gets their "
        + "number. Exchanged: the caller streams ids, and each is answered with a user. The caller's HTTP/2 windows are 1 MiB.",
        [
            new("received", "messages", StreamedUsers, 1, PreparedRequest.Grpc("StreamUsers", AskFor(StreamedUsers))),
            new("sent", "messages", StreamedUsers, 1, PreparedRequest.Grpc("SendUsers", Numbered(id =>
                Message.Of(new User { UserId = id, Username = $"Cloud_Architect_{id:D6}", TotalPoints = id, IsActive = true })))),
            new("exchanged", "messages", StreamedUsers, 1, PreparedRequest.Grpc("ExchangeUsers", Numbered(id =>
                Message.Of(new UserRequest { UserId = id })))),
        ],
        Latencies: false);

    /// <summary>The unary load on a database.</summary>
    public static LoadFamily UnaryOn(string database, string setting) => new(
        $"unary, {database}",
        $"the same with the user read from {database} by one prepared statement, the same in every .NET peer, always the same user.",
        UnaryParts,
        Latencies: true,
        [setting]);

    private static byte[] AskFor(int users) => Message.Of(new BatchRequest { Count = users });

    private static IEnumerable<byte[]> Numbered(Func<int, byte[]> message) => Enumerable.Range(1, StreamedUsers).Select(message);
}
