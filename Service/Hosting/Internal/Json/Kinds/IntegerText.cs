namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>JSON's numbers that are integers, however they are written: <c>100</c>, <c>1e2</c>, <c>100.0</c>.</summary>
internal static class IntegerText
{
    /// <summary>More than any integer of protobuf's.</summary>
    private static readonly Int128 TooMuch = (Int128)ulong.MaxValue + 1;

    /// <param name="text">The number.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it is an integer of 64 bits and a sign.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out Int128 value)
    {
        value = 0;
        if (!NumberText.TryRead(text, out var number))
            return false;
        // how many of the digits stand before the point once the exponent has moved it
        var whole = number.Whole.Length + number.Exponent;
        if (!TryAdd(number.Whole, whole, ref value) || !TryAdd(number.Fraction, whole - number.Whole.Length, ref value))
            return false;
        for (var at = number.Whole.Length + number.Fraction.Length; at < whole && value != 0; at++)
            if ((value *= 10) >= TooMuch)
                return false;
        value = number.IsNegative ? -value : value;
        return true;
    }

    private static bool TryAdd(ReadOnlySpan<byte> digits, int whole, ref Int128 value)
    {
        for (var at = 0; at < digits.Length; at++)
            if (at < whole ? (value = value * 10 + (digits[at] - '0')) >= TooMuch : digits[at] != '0')
                return false;
        return true;
    }
}
