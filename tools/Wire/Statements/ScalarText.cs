using System.Globalization;
using ProtoBuf;

namespace CodeFirst.Wire.Statements;

/// <summary>One C# value that is no message, as the text all three languages agree on.</summary>
internal static class ScalarText
{
    private const uint QuietFloat = 0x0040_0000;
    private const ulong QuietDouble = 0x0008_0000_0000_0000;

    /// <summary>The text, or <see langword="null"/> when the value is a message.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The format of its member.</param>
    /// <param name="exact">Whether a signalling NaN stays one.</param>
    public static string? Of(object value, DataFormat format = default, bool exact = true) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum number => number.ToString("D"),
        char letter => ((int)letter).ToString(CultureInfo.InvariantCulture),
        float number => Bits(number, exact),
        double number => Bits(number, exact),
        string text => text,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        ReadOnlyMemory<byte> bytes => Convert.ToHexStringLower(bytes.Span),
        Memory<byte> bytes => Convert.ToHexStringLower(bytes.Span),
        ArraySegment<byte> bytes => Convert.ToHexStringLower(bytes),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        Guid id => Text(id, format),
        DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
        TimeOnly hour => hour.Ticks.ToString(CultureInfo.InvariantCulture),
        DateTime or TimeSpan => null,
        IFormattable number when value.GetType().IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Text(Guid id, DataFormat format)
    {
        if (id == Guid.Empty)
            return "";
        return format == DataFormat.FixedSize ? Convert.ToHexStringLower(id.ToByteArray(bigEndian: true)) : id.ToString("D");
    }

    private static string Bits(float number, bool exact)
    {
        var bits = BitConverter.SingleToUInt32Bits(number);
        return $"0x{(float.IsNaN(number) && !exact ? bits | QuietFloat : bits):x8}";
    }

    private static string Bits(double number, bool exact)
    {
        var bits = BitConverter.DoubleToUInt64Bits(number);
        return $"0x{(double.IsNaN(number) && !exact ? bits | QuietDouble : bits):x16}";
    }
}
