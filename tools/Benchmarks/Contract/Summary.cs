using ProtoBuf;

namespace CodeFirst.Benchmarks.Contract;

/// <summary>What came of a stream of users.</summary>
[ProtoContract]
public sealed record Summary
{
    /// <summary>How many users came.</summary>
    [ProtoMember(1)]
    public int Users { get; init; }

    /// <summary>The sum of their points.</summary>
    [ProtoMember(2)]
    public long Points { get; init; }
}
