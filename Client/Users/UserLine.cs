using CodeFirst.Contracts;

namespace CodeFirst.Client.Users;

/// <summary>One user in one line.</summary>
internal static class UserLine
{
    public static string Of(UserResponse user) => $"User: {user.Username} | Points: {user.TotalPoints}";

    public static string Of(WatchUserStatsResponse update) => update.Stats is { } user
        ? $"user_id={update.UserId} {Of(user)} | {(user.IsActive ? "active" : "inactive")}"
        : $"user_id={update.UserId} unknown: there is no user with this id";
}
