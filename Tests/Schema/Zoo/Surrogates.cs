using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

/// <summary>Values that protobuf-net writes as something else.</summary>
[ProtoContract]
public sealed record Converted
{
    [ProtoMember(1)] public Amount? Price { get; init; }
    [ProtoMember(2)] public List<Amount> Prices { get; init; } = [];
    [ProtoMember(3)] public Dictionary<string, Amount> Named { get; init; } = [];
    [ProtoMember(4)] public Link? Link { get; init; }
    [ProtoMember(5)] public List<Link> Links { get; init; } = [];
    [ProtoMember(6)] public Ticks At { get; init; }
    [ProtoMember(7)] public Ticks? Maybe { get; init; }
    [ProtoMember(8)] public Dictionary<int, Ticks> Times { get; init; } = [];
    [ProtoMember(9)] public Point Point { get; init; }
    [ProtoMember(10)] public Point? Other { get; init; }
    [ProtoMember(11)] public List<Point> Path { get; init; } = [];

    public static Converted Full { get; } = new()
    {
        Price = new Amount(3, "EUR"),
        Prices = [new Amount(0, ""), new Amount(-1, "USD")],
        Named = { ["a"] = new Amount(1, "") },
        Link = new Link("https://example.org/"),
        Links = [new Link(""), new Link("b")],
        At = new Ticks(7),
        Maybe = new Ticks(0),
        Times = { [1] = new Ticks(-1), [0] = new Ticks(0) },
        Point = new Point(1, 2),
        Other = new Point(0, 0),
        Path = [new Point(0, 0), new Point(3, -4)],
    };
}

/// <summary>A class without a constructor that protobuf-net could use.</summary>
[ProtoContract(Surrogate = typeof(AmountData))]
public sealed class Amount(long units, string currency)
{
    public long Units { get; } = units;

    public string Currency { get; } = currency;
}

/// <summary>What an amount is on the wire.</summary>
[ProtoContract]
public sealed record AmountData
{
    [ProtoMember(1)] public long Units { get; init; }
    [ProtoMember(2)] public string Currency { get; init; } = "";

    [ProtoConverter]
    public static Amount? From(AmountData? data) => data is null ? null : new Amount(data.Units, data.Currency);

    [ProtoConverter]
    public static AmountData? To(Amount? amount) => amount is null ? null : new AmountData { Units = amount.Units, Currency = amount.Currency };
}

[ProtoContract(Surrogate = typeof(string))]
public sealed class Link(string text)
{
    public string Text { get; } = text;

    public static implicit operator string?(Link? link) => link?.Text;

    public static implicit operator Link?(string? text) => text is null ? null : new Link(text);
}

[ProtoContract(Surrogate = typeof(long))]
public readonly record struct Ticks(long Value)
{
    public static implicit operator long(Ticks ticks) => ticks.Value;

    public static implicit operator Ticks(long value) => new(value);
}

[ProtoContract(Surrogate = typeof(PointData))]
public readonly record struct Point(int X, int Y)
{
    public static implicit operator PointData(Point point) => new() { X = point.X, Y = point.Y };

    public static implicit operator Point(PointData? data) => data is null ? default : new Point(data.X, data.Y);
}

[ProtoContract]
public sealed record PointData
{
    [ProtoMember(1)] public int X { get; init; }
    [ProtoMember(2)] public int Y { get; init; }
}
