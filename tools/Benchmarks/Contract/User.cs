using System.ComponentModel;
using ProtoBuf;

namespace CodeFirst.Benchmarks.Contract;

/// <summary>One user, the same four fields as the service's <c>UserResponse</c>.</summary>
[ProtoContract]
public sealed record User
{
    /// <summary>The user's id.</summary>
    [ProtoMember(1)]
    public int UserId { get; init; }

    /// <summary>The user's name.</summary>
    [ProtoMember(2), DefaultValue("")]
    public string Username { get; init; } = "";

    /// <summary>The sum of the user's points.</summary>
    [ProtoMember(3)]
    public int TotalPoints { get; init; }

    /// <summary>Whether the user is active.</summary>
    [ProtoMember(4)]
    public bool IsActive { get; init; }
}
