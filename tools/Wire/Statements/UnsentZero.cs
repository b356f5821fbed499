namespace CodeFirst.Wire.Statements;

/// <summary>
/// What protobuf-net does not write in a member that is neither nullable nor required, because C# calls it equal to the type's default.
/// Others read protobuf's default there; so does C# when it comes back.
/// </summary>
internal static class UnsentZero
{
    /// <param name="value">The value.</param>
    /// <param name="text">What others read; <see langword="null"/> for a message that is not present.</param>
    public static bool IsZero(object value, out string? text)
    {
        text = value switch
        {
            // also -0.0
            float => ScalarText.Of(0f),
            double => ScalarText.Of(0d),
            decimal => "",
            _ => null,
        };
        return value is 0f or 0d or 0m || value.Equals(TimeSpan.Zero);
    }

    /// <summary>Whether it is a zero that says more than nothing: -0.0, and a decimal with digits behind its point.</summary>
    public static bool HasBits(object value) => value switch
    {
        float number => BitConverter.SingleToInt32Bits(number) != 0,
        double number => BitConverter.DoubleToInt64Bits(number) != 0,
        decimal number => number.Scale != 0,
        _ => false,
    };

    /// <summary>-0.0 as 0.0: in the entries of a map protobuf-net writes neither.</summary>
    public static object WithoutSign(object value) => value switch
    {
        0f => 0f,
        0d => 0d,
        _ => value,
    };
}
