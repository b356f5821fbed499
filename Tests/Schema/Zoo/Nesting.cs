using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

[ProtoContract]
public sealed record Order
{
    [ProtoMember(1)] public Line? First { get; init; }
    [ProtoMember(2)] public State Status { get; init; }
    [ProtoMember(3)] public Invoice? Invoice { get; init; }
    [ProtoMember(4)] public Order? Parent { get; init; }
    [ProtoMember(5)] public Dictionary<string, Line> Lines { get; init; } = [];

    [ProtoContract]
    public sealed record Line
    {
        [ProtoMember(1)] public int Amount { get; init; }
        [ProtoMember(2)] public State Status { get; init; }

        public enum State
        {
            None = 0,
        }
    }

    public enum State
    {
        None = 0,
        Open = 1,
    }
}

[ProtoContract]
public sealed record Invoice
{
    [ProtoMember(1)] public Line? First { get; init; }
    [ProtoMember(2)] public Order.Line? Ordered { get; init; }
    [ProtoMember(3)] public Order.State State { get; init; }

    [ProtoContract]
    public sealed record Line
    {
        [ProtoMember(1)] public string Text { get; init; } = "";
    }
}
