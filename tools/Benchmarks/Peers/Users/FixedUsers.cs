using System.Globalization;
using CodeFirst.Benchmarks.Contract;

namespace CodeFirst.Benchmarks.Peers.Users;

/// <summary>Users that no database is asked for. Each call makes a new reply, as a service does.</summary>
internal sealed class FixedUsers : IUserSource
{
    private static readonly Dictionary<int, List<User>> Made = [];

    public ValueTask<User> FindAsync(int userId) =>
        ValueTask.FromResult(new User { UserId = userId, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true });

    /// <summary>The first so many users, made once: a batch measures its serializer, not the making of its users.</summary>
    public static List<User> First(int count)
    {
        lock (Made)
        {
            if (!Made.TryGetValue(count, out var users))
                Made.Add(count, users = [.. Enumerable.Range(1, count).Select(Numbered)]);
            return users;
        }
    }

    private static User Numbered(int id) => new()
    {
        UserId = id,
        Username = string.Create(CultureInfo.InvariantCulture, $"Cloud_Architect_{id:D6}"),
        TotalPoints = id * 7 % 10_000,
        IsActive = id % 10 != 0,
    };
}
