using System.Collections.Immutable;
using CodeFirst.Tests.Schema.Zoo;
using ProtoBuf;

namespace CodeFirst.Tests.Wire;

/// <summary>Everything that C# tells from nothing.</summary>
[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
internal sealed record Nullables
{
    [ProtoMember(1)] public float? Float { get; init; }
    [ProtoMember(2)] public double? Double { get; init; }
    [ProtoMember(3)] public decimal? Price { get; init; }
    [ProtoMember(4)] public TimeSpan? Length { get; init; }
    [ProtoMember(5, DataFormat = DataFormat.FixedSize)] public Guid? Id { get; init; }
    [ProtoMember(6, DataFormat = DataFormat.ZigZag)] public long? Long { get; init; }
    [ProtoMember(7)] public char? Char { get; init; }
    [ProtoMember(8)] public Size? Size { get; init; }
    [ProtoMember(9)] public DateOnly? Day { get; init; }
    [ProtoMember(10)] public TimeOnly? Hour { get; init; }
    [ProtoMember(11)] public ArraySegment<byte>? Segment { get; init; }
    [ProtoMember(12, IsRequired = true)] public double Always { get; init; }
    [ProtoMember(13)] public Nullables? Next { get; init; }
    [ProtoMember(536_870_911)] public ulong? Last { get; init; }
}

/// <summary>Lists and maps of what is awkward alone.</summary>
[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
internal sealed record Repeated
{
    [ProtoMember(1)] public List<float> Floats { get; init; } = [];
    [ProtoMember(2, IsPacked = true)] public double[] Doubles { get; init; } = [];
    [ProtoMember(3)] public List<decimal> Prices { get; init; } = [];
    [ProtoMember(4, DataFormat = DataFormat.FixedSize)] public List<Guid> Ids { get; init; } = [];
    [ProtoMember(5)] public List<Repeated> Children { get; init; } = [];
    [ProtoMember(6)] public Dictionary<string, Repeated> ByName { get; } = [];
    [ProtoMember(7)] public SortedDictionary<long, double> Sorted { get; init; } = [];
    [ProtoMember(8)] public ImmutableDictionary<int, string> Immutable { get; init; } = ImmutableDictionary<int, string>.Empty;
    [ProtoMember(9)] public Dictionary<bool, Size> Sizes { get; init; } = [];
    [ProtoMember(10, IsPacked = true)] public List<Size> Packed { get; init; } = [];
    [ProtoMember(11)] public Dictionary<ulong, decimal> Totals { get; init; } = [];
    [ProtoMember(12, IsPacked = true)] public List<bool> Flags { get; init; } = [];
    [ProtoMember(13)] public List<DateOnly> Days { get; init; } = [];
}

/// <summary>A message that keeps the fields of a newer contract, also in C#.</summary>
[ProtoContract]
internal sealed record Keeping : IExtensible
{
    private IExtension? _unknown;

    [ProtoMember(1)] public int Known { get; init; }

    IExtension IExtensible.GetExtensionObject(bool createIfMissing) => Extensible.GetExtensionObject(ref _unknown, createIfMissing);
}
