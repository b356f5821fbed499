using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

[ProtoContract]
public sealed record Enums
{
    [ProtoMember(1)] public Temperature Temperature { get; init; }
    [ProtoMember(2)] public Size Size { get; init; }
    [ProtoMember(3)] public Renamed Renamed { get; init; }

    public static Enums Some { get; } = new() { Temperature = Temperature.Cold, Size = Size.Large, Renamed = (Renamed)99 };
}

public enum Temperature
{
    Cold = -1,
    Mild = 0,
    Hot = 1,
    Warm = 1,
}

[ProtoReserved(7, 9), ProtoReserved(3), ProtoReserved("Tiny")]
public enum Size : byte
{
    Unspecified = 0,
    HTTPSized = 2,
    Large = 200,
}

[ProtoContract(Name = "Given")]
public enum Renamed
{
    [ProtoEnum(Name = "NOTHING")] Nothing = 0,
    Something = 1,
}
