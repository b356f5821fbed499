using ProtoBuf;

namespace CodeFirst.Tests.Schema.Refused;

[ProtoContract, ProtoReserved(12)]
[ProtoInclude(10, typeof(Tree), DataFormat = DataFormat.Group)]
[ProtoInclude(11, typeof(Item))]
[ProtoInclude(12, typeof(Grass))]
public abstract record Plant
{
    [ProtoMember(1)] public int Leaves { get; init; }
    [ProtoMember(13)] public int Roots { get; init; }
}

[ProtoContract]
public sealed record Tree : Plant;

[ProtoContract]
[ProtoInclude(14, "Moss")]
public record Stone;

[ProtoContract]
public sealed record Grass : Plant;

[ProtoContract, ProtoReserved(12), ProtoReserved("Lorry")]
[ProtoInclude(10, typeof(Car)), ProtoInclude(11, typeof(Van)), ProtoInclude(12, typeof(Lorry))]
public record Vehicle
{
    [ProtoMember(10)] public int Wheels { get; init; }
    [ProtoMember(2)] public int Van { get; init; }
    [ProtoMember(3)] public int Subtype { get; init; }
}

[ProtoContract]
public sealed record Car : Vehicle;

[ProtoContract]
public sealed record Van : Vehicle;

[ProtoContract]
public sealed record Lorry : Vehicle;

[ProtoContract, ProtoInclude(1, typeof(Rose))]
public record Flower;

public abstract record Thorny : Flower;

[ProtoContract]
public sealed record Rose : Thorny;

[ProtoContract, ProtoInclude(1, typeof(Note))]
public interface IPaper;

[ProtoContract]
public sealed record Note : IPaper;

[ProtoContract]
public sealed record Papers
{
    [ProtoMember(1)] public IPaper? Paper { get; init; }
    [ProtoMember(2)] public List<Note> Notes { get; init; } = [];
}

[ProtoContract, ProtoInclude(1, typeof(Round))]
public abstract record Ball;

[ProtoContract]
public sealed record Round : Ball;

[ProtoContract]
public sealed record Balls
{
    [ProtoMember(1)] public Ball Missing { get; init; } = null!;
    [ProtoMember(2)] public Round Started { get; init; } = new();
}

[ProtoContract, ProtoInclude(1, typeof(Second))]
public record Clock
{
    [ProtoMember(2)] public int Ticks { get; init; }

    [ProtoContract]
    public sealed record Second : Clock
    {
        public Second() => Ticks = 60;
    }
}
