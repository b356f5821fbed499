using Bench;
using CodeFirst.Benchmarks.Peers.Users;

namespace CodeFirst.Benchmarks.Peers.Servers;

/// <summary>The fixed users as generated messages, made once as those of the other peers are.</summary>
internal static class GeneratedUsers
{
    private static readonly Dictionary<int, User[]> Made = [];

    /// <summary>A new message, as every peer makes one for each call.</summary>
    public static User Of(Contract.User user) => new()
    {
        UserId = user.UserId,
        Username = user.Username,
        TotalPoints = user.TotalPoints,
        IsActive = user.IsActive,
    };

    public static User[] First(int count)
    {
        lock (Made)
        {
            if (!Made.TryGetValue(count, out var users))
                Made.Add(count, users = [.. FixedUsers.First(count).Select(Of)]);
            return users;
        }
    }
}
