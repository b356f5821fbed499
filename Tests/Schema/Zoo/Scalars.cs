using ProtoBuf;

namespace CodeFirst.Tests.Schema.Zoo;

[ProtoContract]
public sealed record Scalars
{
    [ProtoMember(1)] public int Int { get; init; }
    [ProtoMember(2, DataFormat = DataFormat.ZigZag)] public int IntZigZag { get; init; }
    [ProtoMember(3, DataFormat = DataFormat.FixedSize)] public int IntFixed { get; init; }
    [ProtoMember(4)] public uint UInt { get; init; }
    [ProtoMember(5, DataFormat = DataFormat.FixedSize)] public uint UIntFixed { get; init; }
    [ProtoMember(6)] public long Long { get; init; }
    [ProtoMember(7, DataFormat = DataFormat.ZigZag)] public long LongZigZag { get; init; }
    [ProtoMember(8, DataFormat = DataFormat.FixedSize)] public long LongFixed { get; init; }
    [ProtoMember(9)] public ulong ULong { get; init; }
    [ProtoMember(10, DataFormat = DataFormat.FixedSize)] public ulong ULongFixed { get; init; }
    [ProtoMember(11)] public short Short { get; init; }
    [ProtoMember(12, DataFormat = DataFormat.ZigZag)] public short ShortZigZag { get; init; }
    [ProtoMember(13, DataFormat = DataFormat.FixedSize)] public short ShortFixed { get; init; }
    [ProtoMember(14)] public ushort UShort { get; init; }
    [ProtoMember(15, DataFormat = DataFormat.FixedSize)] public ushort UShortFixed { get; init; }
    [ProtoMember(16)] public sbyte SByte { get; init; }
    [ProtoMember(17, DataFormat = DataFormat.ZigZag)] public sbyte SByteZigZag { get; init; }
    [ProtoMember(18, DataFormat = DataFormat.FixedSize)] public sbyte SByteFixed { get; init; }
    [ProtoMember(19)] public byte Byte { get; init; }
    [ProtoMember(20, DataFormat = DataFormat.FixedSize)] public byte ByteFixed { get; init; }
    [ProtoMember(21)] public char Char { get; init; }
    [ProtoMember(22)] public float Float { get; init; }
    [ProtoMember(23)] public double Double { get; init; }
    [ProtoMember(24)] public bool Bool { get; init; }
    [ProtoMember(25)] public string String { get; init; } = "";
    [ProtoMember(26)] public byte[] Bytes { get; init; } = [];
    [ProtoMember(27)] public ReadOnlyMemory<byte> Memory { get; init; }

    public static Scalars Lowest { get; } = new()
    {
        Int = int.MinValue,
        IntZigZag = int.MinValue,
        IntFixed = int.MinValue,
        UInt = uint.MaxValue,
        UIntFixed = uint.MaxValue,
        Long = long.MinValue,
        LongZigZag = long.MinValue,
        LongFixed = long.MinValue,
        ULong = ulong.MaxValue,
        ULongFixed = ulong.MaxValue,
        Short = short.MinValue,
        ShortZigZag = short.MinValue,
        ShortFixed = short.MinValue,
        UShort = ushort.MaxValue,
        UShortFixed = ushort.MaxValue,
        SByte = sbyte.MinValue,
        SByteZigZag = sbyte.MinValue,
        SByteFixed = sbyte.MinValue,
        Byte = byte.MaxValue,
        ByteFixed = byte.MaxValue,
        Char = 'ß',
        Float = 0.5f,
        Double = -0.25,
        Bool = true,
        String = "grün",
        Bytes = [0, 255],
        Memory = new byte[] { 1, 2 },
    };
}
