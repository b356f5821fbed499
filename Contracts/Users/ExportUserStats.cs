using System.ComponentModel.DataAnnotations;
using ProtoBuf;

namespace CodeFirst.Contracts;

/// <summary>Which users to export, and how large a chunk.</summary>
[ProtoContract]
public sealed record ExportUserStatsRequest
{
    /// <summary>
    /// Exports users whose id is greater than this. 0, the default, starts at the first user; the last id received resumes a
    /// broken export.
    /// </summary>
    /// <example>0</example>
    [ProtoMember(1), Range(0, int.MaxValue, ErrorMessage = "give 0 for no bound, or a user's id.")]
    public int AfterUserId { get; init; }

    /// <summary>Exports users whose id is at most this. 0, the default, goes to the last user.</summary>
    /// <example>100</example>
    [ProtoMember(2), Range(0, int.MaxValue, ErrorMessage = "give 0 for no bound, or a user's id.")]
    public int UpToUserId { get; init; }

    /// <summary>Exports only active users. Default: all.</summary>
    /// <example>true</example>
    [ProtoMember(3)]
    public bool ActiveOnly { get; init; }

    /// <summary>
    /// The size of a chunk on the wire in bytes, from 1024 to 1048576. 0, the default, leaves it to the service, which keeps
    /// chunks below 65536. A chunk holds at least one user.
    /// </summary>
    /// <example>4096</example>
    [ProtoMember(4)]
    public int MaxChunkBytes { get; init; }
}

/// <summary>Some users in columns: the first entries of all columns are the first user, and so on. All columns are of one length.</summary>
[ProtoContract]
public sealed record ExportUserStatsResponse
{
    /// <summary>The users' ids, rising.</summary>
    [ProtoMember(1, IsPacked = true)]
    public List<int> UserIds { get; init; } = [];

    /// <summary>The users' names.</summary>
    [ProtoMember(2)]
    public List<string> Usernames { get; init; } = [];

    /// <summary>The users' sums of points.</summary>
    [ProtoMember(3, IsPacked = true)]
    public List<int> TotalPoints { get; init; } = [];

    /// <summary>Whether the users are active.</summary>
    [ProtoMember(4, IsPacked = true)]
    public List<bool> IsActive { get; init; } = [];
}
