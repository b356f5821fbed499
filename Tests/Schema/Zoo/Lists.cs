using System.Collections.Immutable;
using System.Collections.ObjectModel;
using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

[ProtoContract, CompatibilityLevel(CompatibilityLevel.Level300)]
public sealed record Lists
{
    [ProtoMember(1)] public List<int> Numbers { get; init; } = [];
    [ProtoMember(2, IsPacked = true)] public List<int> Packed { get; init; } = [];
    [ProtoMember(3, IsPacked = true, DataFormat = DataFormat.ZigZag)] public long[] ZigZag { get; init; } = [];
    [ProtoMember(4, DataFormat = DataFormat.FixedSize)] public int[] Fixed { get; init; } = [];
    [ProtoMember(5)] public List<string> Texts { get; init; } = [];
    [ProtoMember(6)] public List<byte[]> Blobs { get; init; } = [];
    [ProtoMember(7)] public List<Inner> Inners { get; init; } = [];
    [ProtoMember(8, IsPacked = true)] public List<Level> Levels { get; init; } = [];
    [ProtoMember(9)] public List<TimeSpan> Lengths { get; init; } = [];
    [ProtoMember(10)] public HashSet<string> Unique { get; init; } = [];
    [ProtoMember(11)] public List<Guid> Ids { get; } = [];

    public static Lists Full { get; } = new()
    {
        Numbers = [1, 0, -1],
        Packed = [1, 0, -1],
        ZigZag = [long.MinValue, 0, 5],
        Fixed = [1, 0],
        Texts = ["a", ""],
        Blobs = [[1], []],
        Inners = [new(), new() { Value = 3 }],
        Levels = [Level.High, Level.Unknown],
        Lengths = [TimeSpan.Zero, TimeSpan.FromSeconds(1.5)],
        Unique = ["x"],
    };
}

[ProtoContract]
public sealed record Collections
{
    [ProtoMember(1)] public IList<int> List { get; init; } = [];
    [ProtoMember(2)] public ICollection<int> Collection { get; init; } = [];
    [ProtoMember(3)] public IEnumerable<int> Enumerable { get; init; } = new List<int>();
    [ProtoMember(4)] public IReadOnlyList<int> ReadOnlyList { get; init; } = new List<int>();
    [ProtoMember(5)] public IReadOnlyCollection<int> ReadOnlyCollection { get; init; } = new List<int>();
    [ProtoMember(6)] public ISet<int> Set { get; init; } = new HashSet<int>();
    [ProtoMember(7)] public SortedSet<int> SortedSet { get; init; } = [];
    [ProtoMember(8)] public Queue<int> Queue { get; init; } = new();
    [ProtoMember(9)] public Collection<int> ObjectModel { get; init; } = [];
    [ProtoMember(10)] public ImmutableArray<int> ImmutableArray { get; init; } = [];
    [ProtoMember(11)] public ImmutableList<int> ImmutableList { get; init; } = [];
    [ProtoMember(12)] public IImmutableList<int> ImmutableListInterface { get; init; } = ImmutableList<int>.Empty;
    [ProtoMember(13)] public ImmutableHashSet<int> ImmutableHashSet { get; init; } = [];
    [ProtoMember(14)] public IImmutableSet<int> ImmutableSetInterface { get; init; } = ImmutableHashSet<int>.Empty;
    [ProtoMember(15)] public ImmutableSortedSet<int> ImmutableSortedSet { get; init; } = [];
    [ProtoMember(16)] public IDictionary<int, int> Dictionary { get; init; } = new Dictionary<int, int>();

    public static Collections Full { get; } = new()
    {
        List = [2, 1],
        Collection = [2, 1],
        Enumerable = [2, 1],
        ReadOnlyList = [2, 1],
        ReadOnlyCollection = [2, 1],
        Set = new HashSet<int> { 2, 1 },
        SortedSet = [2, 1],
        Queue = new([2, 1]),
        ObjectModel = [2, 1],
        ImmutableArray = [2, 1],
        ImmutableList = [2, 1],
        ImmutableListInterface = ImmutableList<int>.Empty.Add(2),
        ImmutableHashSet = [2],
        ImmutableSetInterface = ImmutableHashSet<int>.Empty.Add(2),
        ImmutableSortedSet = [2, 1],
        Dictionary = new Dictionary<int, int> { [2] = 1 },
    };
}
