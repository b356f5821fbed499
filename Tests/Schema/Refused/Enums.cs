using ProtoBuf;

namespace CodeFirst.Tests.Schema.Refused;

[ProtoContract]
public sealed record BadEnums
{
    [ProtoMember(1)] public NoZero NoZero { get; init; }
    [ProtoMember(2)] public TooLarge TooLarge { get; init; }
    [ProtoMember(3)] public SameNames SameNames { get; init; }
    [ProtoMember(4)] public First First { get; init; }
    [ProtoMember(5)] public Second Second { get; init; }
}

public enum NoZero
{
    One = 1,
}

public enum TooLarge : long
{
    None = 0,
    Huge = 5_000_000_000,
}

[ProtoReserved(2)]
public enum SameNames
{
    NotFound = 0,
    [ProtoEnum(Name = "NOTFOUND")] Notfound = 1,
    Two = 2,
}

public enum First
{
    [ProtoEnum(Name = "NONE")] None = 0,
}

public enum Second
{
    [ProtoEnum(Name = "NONE")] None = 0,
}
