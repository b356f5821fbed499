using CodeFirst.Tests.Schema.Zoo;
using ProtoBuf;

namespace CodeFirst.Tests.Marshalling;

/// <summary>Every type that protobuf and C# both have, so that what one reads the other does.</summary>
#pragma warning disable CA1720 // each member is named by the type it holds
[ProtoContract]
public sealed record Wide
{
    [ProtoMember(1)] public int Int { get; init; }
    [ProtoMember(2)] public uint UInt { get; init; }
    [ProtoMember(3)] public long Long { get; init; }
    [ProtoMember(4)] public ulong ULong { get; init; }
    [ProtoMember(5, DataFormat = DataFormat.ZigZag)] public int SInt { get; init; }
    [ProtoMember(6, DataFormat = DataFormat.ZigZag)] public long SLong { get; init; }
    [ProtoMember(7, DataFormat = DataFormat.FixedSize)] public int FInt { get; init; }
    [ProtoMember(8, DataFormat = DataFormat.FixedSize)] public ulong FLong { get; init; }
    [ProtoMember(9)] public float Float { get; init; }
    [ProtoMember(10)] public double Double { get; init; }
    [ProtoMember(11)] public bool Bool { get; init; }
    [ProtoMember(12)] public string String { get; init; } = "";
    [ProtoMember(13)] public byte[] Bytes { get; init; } = [];
    [ProtoMember(14)] public Level Level { get; init; }
    [ProtoMember(15)] public string? Maybe { get; init; }
    [ProtoMember(16, IsPacked = true, DataFormat = DataFormat.ZigZag)] public long[] Array { get; init; } = [];
    [ProtoMember(17)] public List<byte[]> Blobs { get; init; } = [];
    [ProtoMember(18)] public Numbers? Numbers { get; init; }
    [ProtoMember(20_000)] public Wide? Next { get; init; }

    public static Wide Full { get; } = new()
    {
        Int = -1,
        UInt = 300,
        Long = long.MinValue,
        ULong = ulong.MaxValue,
        SInt = -7,
        SLong = 1L << 40,
        FInt = 9,
        FLong = 10,
        Float = -0f,
        Double = 1.5,
        Bool = true,
        String = "Grün 日本 😀",
        Bytes = [0, 255],
        Level = (Level)7,
        Maybe = "",
        Array = [1, -1, long.MaxValue],
        Blobs = [[], [1, 2, 3]],
        Next = new Wide { String = "next", Numbers = new Numbers { Packed = [5], Flags = [true] } },
        Numbers = new Numbers { Packed = [1, 2, 300], Unpacked = [0, 9], Doubles = [0.5], Levels = [Level.High], Name = "n", Maybe = 0, Inners = [new()] },
    };
}
