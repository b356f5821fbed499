using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Maps
{
    [ProtoMember(1)] public Dictionary<string, int> ByName { get; init; } = [];
    [ProtoMember(2), ProtoMap(KeyFormat = DataFormat.ZigZag, ValueFormat = DataFormat.FixedSize)]
    public Dictionary<int, long> Formats { get; init; } = [];
    [ProtoMember(3)] public Dictionary<long, string> Texts { get; init; } = [];
    [ProtoMember(4)] public Dictionary<bool, Inner> Inners { get; init; } = [];
    [ProtoMember(5)] public Dictionary<uint, Level> Levels { get; init; } = [];
    [ProtoMember(6)] public Dictionary<string, TimeSpan> Lengths { get; init; } = [];
    [ProtoMember(7)] public IReadOnlyDictionary<string, byte[]> Blobs { get; init; } = new Dictionary<string, byte[]>();

    public static Maps Full { get; } = new()
    {
        ByName = { ["a"] = 1, [""] = 0 },
        Formats = { [-1] = 5, [0] = 0 },
        Texts = { [long.MinValue] = "", [7] = "x" },
        Inners = { [true] = new() { Value = 1 }, [false] = new() },
        Levels = { [1] = Level.High, [0] = Level.Unknown },
        Lengths = { ["t"] = TimeSpan.Zero, ["u"] = TimeSpan.FromDays(1) },
    };
}
