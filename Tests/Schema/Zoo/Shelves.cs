using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

[ProtoContract]
public sealed record Shelves
{
    [ProtoMember(1)] public Shelf<string>? Texts { get; init; }
    [ProtoMember(2)] public List<Shelf<int>> Numbers { get; init; } = [];
}

/// <summary>A generic type that says whose it is.</summary>
[ProtoContract(Name = "zoo.shelf.ShelfOf{0}")]
public sealed record Shelf<T>
{
    [ProtoMember(1)] public T? Item { get; init; }
}
