using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>Messages that are closed generic types.</summary>
[ProtoContract]
public sealed record Generics
{
    /// <summary>See <see cref="Page{T}"/>, and <see cref="Page{T}.Items"/> of it.</summary>
    [ProtoMember(1)] public Page<Inner>? Inners { get; init; }
    [ProtoMember(2)] public Page<string>? Words { get; init; }
    [ProtoMember(3)] public Page<Page<Inner>>? Pages { get; init; }
    [ProtoMember(4)] public List<Pair<string, Order.State>> Pairs { get; init; } = [];
    [ProtoMember(5)] public Dictionary<int, Answer<Inner>> Answers { get; init; } = [];
    [ProtoMember(6)] public Page<Inner>.Cursor? Cursor { get; init; }
    [ProtoMember(7)] public Answer<int?>? Number { get; init; }
    [ProtoMember(8)] public Given<List<long>>? Longs { get; init; }
    [ProtoMember(9)] public Given<string>? Text { get; init; }
    [ProtoMember(10)] public Pair<byte[], double>? Blob { get; init; }

    public static Generics Full { get; } = new()
    {
        Inners = new Page<Inner> { Items = [new Inner { Value = 1 }, new Inner()], Next = new Page<Inner>.Cursor { After = 7 } },
        Words = new Page<string> { Items = ["", "a"], Total = 0 },
        Pages = new Page<Page<Inner>> { Items = [new Page<Inner>(), new Page<Inner> { Items = [new Inner()] }] },
        Pairs = [new Pair<string, Order.State> { Key = "k", Value = Order.State.Open }, new Pair<string, Order.State>()],
        Answers = { [1] = new Answer<Inner> { Value = new Inner { Value = 2 } }, [2] = new Answer<Inner>() },
        Cursor = new Page<Inner>.Cursor(),
        Number = new Answer<int?> { Value = 0 },
        Longs = new Given<List<long>> { Value = [0, -1] },
        Text = new Given<string> { Value = "" },
        Blob = new Pair<byte[], double> { Key = [], Value = -1 },
    };
}

/// <summary>A page of anything.</summary>
/// <typeparam name="T">What it holds.</typeparam>
[ProtoContract]
public sealed record Page<T>
{
    /// <summary>What is on the page.</summary>
    [ProtoMember(1)] public List<T> Items { get; init; } = [];

    /// <summary>Where the next page starts.</summary>
    [ProtoMember(2)] public Cursor? Next { get; init; }
    [ProtoMember(3)] public int? Total { get; init; }

    /// <summary>Declared in each closed page.</summary>
    [ProtoContract]
    public sealed record Cursor
    {
        [ProtoMember(1)] public int After { get; init; }
    }
}

[ProtoContract]
public sealed record Pair<TKey, TValue>
{
    [ProtoMember(1)] public TKey? Key { get; init; }
    [ProtoMember(2)] public TValue? Value { get; init; }
}

/// <summary>What a new one holds says whether nothing is told from empty.</summary>
[ProtoContract]
public sealed record Given<T>
{
    [ProtoMember(1)] public T Value { get; init; } = default!;
}

/// <summary>Named by a pattern.</summary>
[ProtoContract(Name = "{0}Answer")]
public sealed record Answer<T>
{
    [ProtoMember(1)] public T? Value { get; init; }
}
