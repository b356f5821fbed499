using CodeFirst.Annotations;
using CodeFirst.Tests.Schema.Zoo;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;

[assembly: ProtoFile("lite", OptimizeFor = OptimizeMode.LiteRuntime)]

namespace CodeFirst.Tests.Schema.Refused;

[Service("one.Service")]
public interface IOne
{
    ValueTask<Homeless> Get(Homeless request);
}

[Service("two.Service")]
public interface ITwo
{
    ValueTask<Homeless> Get(Homeless request);
}

[ProtoContract]
public sealed record Homeless
{
    [ProtoMember(1)] public Level Level { get; init; }

    [ProtoMember(2)] public Inside? Within { get; init; }

    [ProtoContract]
    public sealed record Inside;
}

[Service("three.Service")]
public interface IThree
{
    ValueTask Send(Crate<int, string> crate);
}

[Service("four.Service")]
public interface IFour
{
    ValueTask Send(Crate<int, string> crate);
}

[ProtoContract]
public sealed record Crate<TKey, TValue>
{
    [ProtoMember(1)] public TKey? Key { get; init; }

    [ProtoMember(2)] public TValue? Value { get; init; }
}

[Service("circle.a.Service")]
public interface ICircle
{
    ValueTask Send(Ring ring);
}

[ProtoContract(Name = "circle.a.Ring")]
public sealed record Ring
{
    [ProtoMember(1)] public RingHolder? Holder { get; init; }
}

[ProtoContract(Name = "circle.b.RingHolder")]
public sealed record RingHolder
{
    [ProtoMember(1)] public Finger? Finger { get; init; }
}

[ProtoContract(Name = "circle.c.Finger")]
public sealed record Finger
{
    [ProtoMember(1)] public Ring? Ring { get; init; }
}

[Service("inner.Types")]
public interface IInnerTypes
{
    ValueTask Send(Innermost message);
}

[ProtoContract(Name = "inner.Types.Innermost")]
public sealed record Innermost;

[Service("flat.package.Service")]
public interface IFlat
{
    ValueTask Send();
}

[Service("flat_package.Service")]
public interface IFlatToo
{
    ValueTask Send();
}

[Service("heavy.Service")]
public interface IHeavy
{
    ValueTask Send(Light light);
}

[ProtoContract(Name = "lite.Light")]
public sealed record Light;
