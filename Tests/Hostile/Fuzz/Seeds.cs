using CodeFirst.Contracts;
using CodeFirst.Tests.Hostile.Raw;
using ProtoBuf;

namespace CodeFirst.Tests.Hostile.Fuzz;

/// <summary>Real requests, from which the others are made.</summary>
internal static class Seeds
{
    public static IReadOnlyList<(string Path, byte[] Message)> All { get; } =
    [
        (Requests.GetUserStats, Bytes(new UserRequest { UserId = 42 })),
        (Requests.GetUserStats, Bytes(new UserRequest { UserId = int.MaxValue })),
        (Requests.ExportUserStats, Bytes(new ExportUserStatsRequest { AfterUserId = 10, UpToUserId = 20, MaxChunkBytes = 4096 })),
        (Requests.ExportUserStats, Bytes(new ExportUserStatsRequest())),
        (Requests.RecordPoints, Bytes(new RecordPointsRequest
        {
            Events =
            [
                new PointsEvent { EventId = "event-1", UserId = 7, Points = 5 },
                new PointsEvent { EventId = "événement-2", UserId = 8, Points = -5 },
                new PointsEvent { EventId = new string('x', 128), UserId = 1, Points = int.MinValue },
            ],
        })),
        (Requests.WatchUserStats, Bytes(new WatchUserStatsRequest { AddUserIds = [1, 2, 300, 100_000], RemoveUserIds = [2] })),
    ];

    /// <summary>What ends a watch that has taken everything before it.</summary>
    public static byte[] EndOfWatch { get; } = Bytes(new WatchUserStatsRequest { AddUserIds = [-1] });

    private static byte[] Bytes<T>(T message)
    {
        using var bytes = new MemoryStream();
        Serializer.Serialize(bytes, message);
        return bytes.ToArray();
    }
}
