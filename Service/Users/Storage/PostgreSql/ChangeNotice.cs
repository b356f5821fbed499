using System.Globalization;

namespace CodeFirst.Service.Users.Storage.PostgreSql;

/// <summary>What replicas tell each other when users change: <c>NOTIFY users_changed, '42,43'</c>, the ids and nothing else.</summary>
internal static class ChangeNotice
{
    public const string Channel = "users_changed";

    // 700 ids of ten digits with their commas: https://www.postgresql.org/docs/current/sql-notify.html allows fewer than 8,000 bytes
    private const int MaxIds = 700;

    /// <summary>The notices of these users, as few as may be.</summary>
    public static string[] Of(IEnumerable<int> userIds) =>
        [.. userIds.Chunk(MaxIds).Select(chunk => string.Join(',', chunk.Select(id => id.ToString(CultureInfo.InvariantCulture))))];

    /// <returns>The ids, or <see langword="null"/> for a notice that somebody else sent in other words.</returns>
    public static List<int>? Read(string notice)
    {
        List<int> userIds = [];
        foreach (var range in notice.AsSpan().Split(','))
        {
            if (!int.TryParse(notice.AsSpan(range), NumberStyles.None, CultureInfo.InvariantCulture, out var userId))
                return null;
            userIds.Add(userId);
        }

        return userIds;
    }
}
