using ProtoBuf;

namespace CodeFirst.Benchmarks.Contract;

/// <summary>How many users.</summary>
[ProtoContract]
public sealed record BatchRequest
{
    /// <summary>The first so many users.</summary>
    [ProtoMember(1)]
    public int Count { get; init; }
}

/// <summary>Some users in one message.</summary>
[ProtoContract]
public sealed record UserBatch
{
    /// <summary>The users.</summary>
    [ProtoMember(1)]
    public List<User> Users { get; init; } = [];
}
