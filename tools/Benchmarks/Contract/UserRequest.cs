using ProtoBuf;

namespace CodeFirst.Benchmarks.Contract;

/// <summary>Names one user.</summary>
[ProtoContract]
public sealed record UserRequest
{
    /// <summary>The user's id.</summary>
    [ProtoMember(1)]
    public int UserId { get; init; }
}
