using System.ComponentModel;
using ProtoBuf;

namespace CodeFirst.Contracts;

/// <summary>The statistics of one user.</summary>
[ProtoContract]
public sealed record UserResponse
{
    /// <summary>The user's id; greater than zero.</summary>
    /// <example>42</example>
    [ProtoMember(1)]
    public int UserId { get; init; }

    /// <summary>The user's name.</summary>
    /// <example>Cloud_Architect</example>
    [ProtoMember(2), DefaultValue("")]
    public string Username { get; init; } = "";

    /// <summary>The sum of all points recorded for the user.</summary>
    /// <example>1500</example>
    [ProtoMember(3)]
    public int TotalPoints { get; init; }

    /// <summary>Whether the user is active.</summary>
    [ProtoMember(4)]
    public bool IsActive { get; init; }
}
