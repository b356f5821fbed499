using ProtoBuf;

namespace CodeFirst.Contracts;

/// <summary>Changes the set of watched users. Removals are done before additions.</summary>
[ProtoContract]
public sealed record WatchUserStatsRequest
{
    /// <summary>Users to watch from now on; each is greater than zero. An id watched already is sent again.</summary>
    /// <example>42</example>
    [ProtoMember(1, IsPacked = true)]
    public List<int> AddUserIds { get; init; } = [];

    /// <summary>Users to watch no longer. An id not watched is ignored.</summary>
    /// <example>7</example>
    [ProtoMember(2, IsPacked = true)]
    public List<int> RemoveUserIds { get; init; } = [];
}

/// <summary>The newest statistics of one watched user.</summary>
[ProtoContract]
public sealed record WatchUserStatsResponse
{
    /// <summary>The user's id.</summary>
    [ProtoMember(1)]
    public int UserId { get; init; }

    /// <summary>The user's statistics; absent when there is no user with that id.</summary>
    [ProtoMember(2)]
    public UserResponse? Stats { get; init; }
}
