namespace CodeFirst.Service.Users.Storage;

/// <summary>Takes users as a store reads them, column by column, with no object in between.</summary>
internal interface IUserSink
{
    /// <summary>About how many more users the sink takes, at least 1: for a store that asks its database for so many at a time.</summary>
    int Room { get; }

    /// <summary>Takes one user.</summary>
    /// <returns><see langword="false"/> when the sink is full: this user was not taken, and the store stops reading.</returns>
    bool TryAdd(int userId, string username, int totalPoints, bool isActive);
}
