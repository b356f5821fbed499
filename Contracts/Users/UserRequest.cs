using ProtoBuf;

namespace CodeFirst.Contracts;

/// <summary>Names one user.</summary>
[ProtoContract]
public sealed record UserRequest
{
    /// <summary>The user's id; greater than zero.</summary>
    [ProtoMember(1)]
    public int UserId { get; init; }
}
