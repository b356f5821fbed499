using System.ComponentModel;
using ProtoBuf;

namespace CodeFirst.Tests.Schema.Refused;

[ProtoContract]
public sealed record Unserialisable
{
    [ProtoMember(1)] public object? Anything { get; init; }
    [ProtoMember(2)] public DateTimeOffset At { get; init; }
    [ProtoMember(3)] public Int128 Huge { get; init; }
    [ProtoMember(4)] public Uri? Address { get; init; }
    [ProtoMember(5)] public (int Left, int Right) Pair { get; init; }
    [ProtoMember(6)] public Plain? Plain { get; init; }
}

public sealed record Plain
{
    public int Value { get; init; }
}

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level200)]
public sealed record OldTimes
{
    [ProtoMember(1)] public DateTime At { get; init; }
    [ProtoMember(2)] public TimeSpan Length { get; init; }
    [ProtoMember(3)] public decimal Price { get; init; }
    [ProtoMember(4)] public Guid Id { get; init; }
}

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Formats
{
    [ProtoMember(1, DataFormat = DataFormat.Group)] public Item? Group { get; init; }
    [ProtoMember(2, DataFormat = DataFormat.ZigZag)] public uint Unsigned { get; init; }
    [ProtoMember(3, DataFormat = DataFormat.FixedSize)] public DateTime At { get; init; }
}

[ProtoContract]
public sealed record Item
{
    [ProtoMember(1)] public int Value { get; init; }
}

[ProtoContract]
public sealed record Defaults
{
    [ProtoMember(1), DefaultValue(7)] public int Seven { get; init; } = 7;
    [ProtoMember(2), DefaultValue("")] public string? Text { get; init; }
    [ProtoMember(3)] public int Initial { get; init; } = 5;
    [ProtoMember(4)] public int? Nullable { get; init; } = 5;
    [ProtoMember(5)] public required string Required { get; init; }
    [ProtoMember(6)] public List<int> Items { get; init; } = [1];
    [ProtoMember(7)] public List<int>? Nothing { get; init; }
    [ProtoMember(8)] public IReadOnlyList<int> ReadOnly { get; init; } = [];
    [ProtoMember(9)] public Item Filled { get; init; } = new() { Value = 1 };
    [ProtoMember(10)] public Item? Present { get; init; } = new();
    [ProtoMember(11)] public Item Missing { get; init; } = null!;
    [ProtoMember(12)] public bool Flag { get; init; }
    public bool FlagSpecified { get; init; }
    [ProtoMember(13)] public int Computed => 5;
}

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record BadCollections
{
    [ProtoMember(1)] public Dictionary<float, int> FloatKey { get; init; } = [];
    [ProtoMember(2)] public Dictionary<string, List<int>> Lists { get; init; } = [];
    [ProtoMember(3), ProtoMap(DisableMap = true)] public Dictionary<string, int> Disabled { get; init; } = [];
    [ProtoMember(4)] public List<string?> Gaps { get; init; } = [];
    [ProtoMember(5)] public List<int?> NumberGaps { get; init; } = [];
    [ProtoMember(6)] public Stack<int> Reversed { get; init; } = new();
    [ProtoMember(7)] public List<DateTime> Times { get; init; } = [];
    [ProtoMember(8)] public Dictionary<int, DateTime> TimeMap { get; init; } = [];
    [ProtoMember(9), NullWrappedValue] public List<Item?> Wrapped { get; init; } = [];
    [ProtoMember(10)] public SortedSet<Item> Sorted { get; init; } = [];
    [ProtoMember(11)] public List<KeyValuePair<bool, int>> Entries { get; init; } = [];
    [ProtoMember(12)] public HashSet<byte[]> Blobs { get; init; } = [];
    [ProtoMember(13, IsPacked = true)] public List<DateOnly> Days { get; init; } = [];
    [ProtoMember(14)] public List<List<int>> Rows { get; init; } = [];
}

[ProtoContract]
public sealed record Clashes
{
    [ProtoMember(1)] public int UserId { get; init; }
    [ProtoMember(2)] public int UserID { get; init; }
    [ProtoMember(3, Name = "user__id")] public int Other { get; init; }
    [ProtoMember(4, Name = "user id")] public int Spaced { get; init; }
    [ProtoMember(19_500)] public int Number { get; init; }
    [ProtoMember(6)] public int Six { get; init; }
    [ProtoMember(6)] public int SixAgain { get; init; }
}

[ProtoContract]
public sealed record Negative
{
    [ProtoMember(1), DefaultValue(-1.5)] public double Number { get; init; }
    [ProtoMember(2)] public int Initial { get; init; } = -1;
}

[ProtoContract]
public sealed class Accessors
{
    private int _written;

    [ProtoMember(1)] public int this[int index] { get => _written + index; set => _written = value - index; }
    [ProtoMember(2)] public int Written { set => _written = value; }
}
