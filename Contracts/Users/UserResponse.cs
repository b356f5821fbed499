using System.ComponentModel;
using ProtoBuf;

namespace CodeFirst.Contracts;

/// <summary>The statistics of one user.</summary>
[ProtoContract]
public sealed record UserResponse
{
    /// <summary>The user's id; greater than zero.</summary>
    [ProtoMember(1)]
    public int UserId { get; init; }

    /// <summary>The user's name.</summary>
    [ProtoMember(2), DefaultValue("")]
    public string Username { get; init; } = "";

    /// <summary>The sum of all points recorded for the user.</summary>
    [ProtoMember(3)]
    public int TotalPoints { get; init; }

    /// <summary>Whether the user is active.</summary>
    [ProtoMember(4)]
    public bool IsActive { get; init; }
}
