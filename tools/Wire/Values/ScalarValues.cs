using System.Globalization;
using System.Text;

namespace CodeFirst.Wire.Values;

/// <summary>Values of the types that are no message, the awkward ones first of all.</summary>
internal sealed class ScalarValues(Draw draw)
{
    private const long DurationSeconds = 315_576_000_000;
    private const long DurationTicks = DurationSeconds * TimeSpan.TicksPerSecond;

    private static readonly string[] Texts =
    [
        "", "a", "\0", "a\0b", "grün", "日本語", "\U0001F600", "\U0010FFFF", "\uFEFFmark", "e\u0301", "\u2028", "\uFFFF", "\"\\\r\n\t",
        "\uE000 \U00010000", " ", "null", "0",
    ];

    private static readonly int[] Lengths = [1, 2, 127, 128, 16_383, 16_384];

    private static readonly double[] Doubles =
    [
        0.0, -0.0, 1, -1, double.MinValue, double.MaxValue, double.Epsilon, -double.Epsilon, double.PositiveInfinity,
        double.NegativeInfinity, 2.2250738585072014E-308, 2.2250738585072009E-308, 0.1, Math.PI,
        BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000), BitConverter.UInt64BitsToDouble(0xFFF8_0000_0000_0000),
        BitConverter.UInt64BitsToDouble(0x7FF8_0000_DEAD_BEEF), BitConverter.UInt64BitsToDouble(0xFFF0_0000_0000_0001),
    ];

    private static readonly float[] Floats =
    [
        0f, -0f, 1, -1, float.MinValue, float.MaxValue, float.Epsilon, -float.Epsilon, float.PositiveInfinity, float.NegativeInfinity,
        1.17549435E-38f, 1.1754942E-38f, 0.1f, MathF.PI, BitConverter.UInt32BitsToSingle(0x7FC0_0000),
        BitConverter.UInt32BitsToSingle(0xFFC0_0000), BitConverter.UInt32BitsToSingle(0x7FC0_BEEF),
        BitConverter.UInt32BitsToSingle(0xFF80_0001),
    ];

    private static readonly decimal[] Decimals =
    [
        0m, 0.0m, 0.00m, 1m, -1m, 1.50m, -12.50m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m,
        -0.0000000000000000000000000001m, 1.0000000000000000000000000000m, 79228162514264337593543950.335m,
    ];

    /// <summary>The value of <paramref name="type"/> that protobuf calls its default.</summary>
    public static object Zero(Type type)
    {
        if (type == typeof(string))
            return "";
        if (type == typeof(byte[]))
            return Array.Empty<byte>();
        if (type == typeof(ArraySegment<byte>))
            return ArraySegment<byte>.Empty;
        return type == typeof(DateTime) ? DateTime.UnixEpoch : Activator.CreateInstance(type)!;
    }

    public object Next(Type type)
    {
        if (type.IsEnum)
            return NextEnum(type);
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => draw.OnceIn(2),
            TypeCode.SByte => (sbyte)draw.Number(sbyte.MinValue, sbyte.MaxValue),
            TypeCode.Byte => (byte)draw.Number(byte.MinValue, byte.MaxValue),
            TypeCode.Int16 => (short)draw.Number(short.MinValue, short.MaxValue),
            TypeCode.UInt16 => (ushort)draw.Number(ushort.MinValue, ushort.MaxValue),
            TypeCode.Int32 => (int)draw.Number(int.MinValue, int.MaxValue),
            TypeCode.UInt32 => (uint)draw.Number(uint.MinValue, uint.MaxValue),
            TypeCode.Int64 => (long)draw.Number(long.MinValue, long.MaxValue),
            TypeCode.UInt64 => (ulong)draw.Number(ulong.MinValue, ulong.MaxValue),
            TypeCode.Char => (char)draw.Number(char.MinValue, char.MaxValue),
            TypeCode.Single => draw.OnceIn(2) ? draw.OneOf(Floats) : BitConverter.ToSingle(draw.Bytes(4)),
            TypeCode.Double => draw.OnceIn(2) ? draw.OneOf(Doubles) : BitConverter.ToDouble(draw.Bytes(8)),
            TypeCode.Decimal => NextDecimal(),
            TypeCode.DateTime => new DateTime((long)draw.Number(DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc),
            TypeCode.String => NextText(),
            _ => NextObject(type),
        };
    }

    private object NextObject(Type type)
    {
        if (type == typeof(TimeSpan))
            return TimeSpan.FromTicks((long)draw.Number(-DurationTicks, DurationTicks));
        if (type == typeof(Guid))
            return draw.OnceIn(8) ? Guid.Empty : draw.OnceIn(8) ? Guid.AllBitsSet : new Guid(draw.Bytes(16));
        if (type == typeof(DateOnly))
            return DateOnly.FromDayNumber((int)draw.Number(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
        if (type == typeof(TimeOnly))
            return new TimeOnly((long)draw.Number(TimeOnly.MinValue.Ticks, TimeOnly.MaxValue.Ticks));
        if (type == typeof(ProtoBuf.WellKnownTypes.Timestamp))
            return new ProtoBuf.WellKnownTypes.Timestamp((long)draw.Number(-62_135_596_800, 253_402_300_799), draw.Below(1_000_000_000));
        if (type == typeof(ProtoBuf.WellKnownTypes.Duration))
            return new ProtoBuf.WellKnownTypes.Duration((long)draw.Number(0, DurationSeconds), draw.Below(1_000_000_000));
        if (type == typeof(ProtoBuf.WellKnownTypes.Empty))
            return default(ProtoBuf.WellKnownTypes.Empty);
        if (type == typeof(byte[]))
            return NextBytes();
        if (type == typeof(ReadOnlyMemory<byte>))
            return new ReadOnlyMemory<byte>(NextBytes());
        if (type == typeof(Memory<byte>))
            return new Memory<byte>(NextBytes());
        if (type == typeof(ArraySegment<byte>))
            return new ArraySegment<byte>(NextBytes());
        throw new NotSupportedException($"There are no random values of '{type}'.");
    }

    /// <summary>Every third one is a number the enum does not know: protobuf's enums are open.</summary>
    private object NextEnum(Type type)
    {
        var number = draw.OnceIn(3)
            ? Next(Enum.GetUnderlyingType(type))
            : draw.OneOf([.. Enum.GetValuesAsUnderlyingType(type).Cast<object>()]);
        var signed = Convert.ToInt64(number is ulong big ? big & int.MaxValue : number, CultureInfo.InvariantCulture);
        return Enum.ToObject(type, WithinInt32(signed));
    }

    private static long WithinInt32(long number) => number is >= int.MinValue and <= int.MaxValue ? number : number & int.MaxValue;

    private decimal NextDecimal() => draw.OnceIn(2)
        ? draw.OneOf(Decimals)
        : new decimal(NextInt(), NextInt(), draw.Below(1000), draw.OnceIn(2), (byte)draw.Below(29));

    private int NextInt() => BitConverter.ToInt32(draw.Bytes(sizeof(int)));

    private string NextText()
    {
        if (draw.OnceIn(2))
            return draw.OneOf(Texts);
        if (draw.OnceIn(20))
            return new string('x', draw.OneOf(Lengths));
        var text = new StringBuilder();
        for (var left = draw.Below(12); left > 0; left--)
            text.Append(Rune.TryCreate(draw.Below(draw.OnceIn(2) ? 0x80 : 0x110000), out var rune) ? rune.ToString() : "\uFFFD");
        return text.ToString();
    }

    private byte[] NextBytes() => draw.OnceIn(20) ? draw.Bytes(draw.OneOf(Lengths)) : draw.Bytes(draw.Below(6));
}
