using System.Collections;
using System.Runtime.Serialization;
using ProtoBuf;

namespace CodeFirst.Tests.Schema.Refused;

public record Base
{
    [ProtoMember(1)] public int Lost { get; init; }
}

[ProtoContract]
public sealed record Derived : Base
{
    [ProtoMember(2)] public int Kept { get; init; }
}

[ProtoContract(Surrogate = typeof(Item))]
public sealed record Surrogated
{
    [ProtoMember(1)] public int Value { get; init; }
}

[ProtoContract(Surrogate = typeof(DateTime))]
public sealed record Dated(DateTime Value)
{
    public static implicit operator DateTime(Dated? dated) => dated?.Value ?? default;

    public static implicit operator Dated(DateTime value) => new(value);
}

[ProtoContract(Surrogate = typeof(Item))]
public sealed record Strict(int Value)
{
    public static implicit operator Item(Strict strict) => new() { Value = strict.Value };

    public static implicit operator Strict(Item item) => new(item.Value);
}

[ProtoContract(Surrogate = typeof(long))]
public readonly record struct Counter(long Value)
{
    public static implicit operator long(Counter counter) => counter.Value;

    public static implicit operator Counter(long value) => new(value);
}

[ProtoContract]
public sealed record Converting
{
    [ProtoMember(1)] public Dated? Dated { get; init; }
    [ProtoMember(2)] public Strict? Strict { get; init; }
    [ProtoMember(3)] public List<Counter> Counters { get; init; } = [];
    [ProtoMember(4, DataFormat = DataFormat.ZigZag)] public Counter Counter { get; init; }
}

[ProtoContract(IsGroup = true)]
public sealed record Grouped
{
    [ProtoMember(1)] public int Value { get; init; }
}

[ProtoContract]
public sealed record Pages
{
    [ProtoMember(1)] public Page<int>? Numbers { get; init; }
    [ProtoMember(2)] public Page<string>? Words { get; init; }
    [ProtoMember(3)] public Numbered<int>? Numbered { get; init; }
}

[ProtoContract(Name = "ThePage")]
public sealed record Page<T>
{
    [ProtoMember(1)] public T? Value { get; init; }
}

[ProtoContract(Name = "{1}Numbered")]
public sealed record Numbered<T>
{
    [ProtoMember(1)] public T? Value { get; init; }
}

[ProtoContract]
public sealed class ListLike : IEnumerable<int>
{
    [ProtoMember(1)] public int Count { get; init; }

    public void Add(int value) => ArgumentOutOfRangeException.ThrowIfNegative(value);

    public IEnumerator<int> GetEnumerator() => Enumerable.Empty<int>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

[ProtoContract]
public sealed class NoConstructor(int value)
{
    [ProtoMember(1)] public int Value { get; init; } = value;
}

[ProtoContract]
public sealed class FailingConstructor
{
    public FailingConstructor() => throw new InvalidOperationException("No.");

    [ProtoMember(1)] public int Value { get; init; }
}

[DataContract]
public sealed record WithoutOrder
{
    [DataMember] public int Lost { get; init; }

    [DataMember(Order = 1)] public int Kept { get; init; }
}

[ProtoContract(Name = "shop.bad-name.Dotted")]
public sealed record Dotted
{
    [ProtoMember(1)] public int Value { get; init; }
}

[ProtoContract, ProtoReserved(1, 3), ProtoReserved(2), ProtoReserved("Taken")]
public sealed record Reserved
{
    [ProtoMember(2)] public int InUse { get; init; }

    [ProtoMember(4)] public int Taken { get; init; }
}

[ProtoContract]
public sealed record TwoItems
{
    [ProtoMember(1)] public Item? Mine { get; init; }

    [ProtoMember(2)] public Folder.Item? Theirs { get; init; }
}

/// <summary>No message, so what it holds is not nested.</summary>
public static class Folder
{
    [ProtoContract]
    public sealed record Item
    {
        [ProtoMember(1)] public int Value { get; init; }
    }
}

[ProtoContract(Serializer = typeof(Serialized))]
public sealed class Serialized : ProtoBuf.Serializers.ISerializer<Serialized>
{
    [ProtoMember(1)] public int Value { get; set; }

    ProtoBuf.Serializers.SerializerFeatures ProtoBuf.Serializers.ISerializer<Serialized>.Features
        => ProtoBuf.Serializers.SerializerFeatures.CategoryMessage | ProtoBuf.Serializers.SerializerFeatures.WireTypeString;

    Serialized ProtoBuf.Serializers.ISerializer<Serialized>.Read(ref ProtoReader.State state, Serialized value) => value;

    void ProtoBuf.Serializers.ISerializer<Serialized>.Write(ref ProtoWriter.State state, Serialized value)
    {
    }
}

[ProtoContract, ProtoPartialMember(2, "Nothing")]
public sealed record Leaf
{
    [ProtoMember(1), NullWrappedCollection] public int Value { get; init; }
}
