using CodeFirst.Tests.Schema.Zoo;
using ProtoBuf;

namespace CodeFirst.Tests.Marshalling;

/// <summary>Lists of numbers, packed and not, and what may be absent.</summary>
[ProtoContract]
public sealed record Numbers
{
    [ProtoMember(1, IsPacked = true)] public List<int> Packed { get; init; } = [];
    [ProtoMember(2)] public List<int> Unpacked { get; init; } = [];
    [ProtoMember(3, IsPacked = true, DataFormat = DataFormat.FixedSize)] public int[] Fixed { get; init; } = [];
    [ProtoMember(4, IsPacked = true)] public List<bool> Flags { get; init; } = [];
    [ProtoMember(5, IsPacked = true)] public List<double> Doubles { get; init; } = [];
    [ProtoMember(6, IsPacked = true)] public List<Level> Levels { get; init; } = [];
    [ProtoMember(7)] public string? Name { get; init; }
    [ProtoMember(8)] public int? Maybe { get; init; }
    [ProtoMember(9)] public Inner? Inner { get; init; }
    [ProtoMember(10)] public List<Inner> Inners { get; init; } = [];
    [ProtoMember(1000)] public Numbers? Next { get; init; }
}

/// <summary>Maps.</summary>
[ProtoContract]
public sealed record Book
{
    [ProtoMember(1)] public Dictionary<string, int> ByName { get; init; } = [];
    [ProtoMember(2)] public Dictionary<bool, Inner> Inners { get; init; } = [];
}
