namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>A number in JSON's grammar, in its parts: text between quotes may be none.</summary>
internal readonly ref struct NumberText
{
    private const int GreatestExponent = 1_000_000;

    public bool IsNegative { get; private init; }

    public ReadOnlySpan<byte> Whole { get; private init; }

    public ReadOnlySpan<byte> Fraction { get; private init; }

    /// <summary>Cut at a million, beyond which there is nothing but zero and too much.</summary>
    public int Exponent { get; private init; }

    /// <summary><c>-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?</c></summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out NumberText number)
    {
        var isNegative = TakeOne(ref text, "-"u8);
        var whole = TakeDigits(ref text);
        ReadOnlySpan<byte> fraction = default;
        var exponent = 0;
        var isValid = whole.Length == 1 || whole.Length > 1 && whole[0] != '0';
        if (TakeOne(ref text, "."u8))
            isValid &= !(fraction = TakeDigits(ref text)).IsEmpty;
        if (TakeOne(ref text, "eE"u8))
            isValid &= TryReadExponent(ref text, out exponent);
        number = new NumberText { IsNegative = isNegative, Whole = whole, Fraction = fraction, Exponent = exponent };
        return isValid && text.IsEmpty;
    }

    private static bool TryReadExponent(scoped ref ReadOnlySpan<byte> text, out int exponent)
    {
        var sign = TakeOne(ref text, "-"u8) ? -1 : 1;
        if (sign > 0)
            TakeOne(ref text, "+"u8);
        var digits = TakeDigits(ref text);
        exponent = 0;
        foreach (var digit in digits)
            exponent = Math.Min(exponent * 10 + (digit - '0'), GreatestExponent);
        exponent *= sign;
        return !digits.IsEmpty;
    }

    private static bool TakeOne(scoped ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> choices)
    {
        if (text.IsEmpty || !choices.Contains(text[0]))
            return false;
        text = text[1..];
        return true;
    }

    private static ReadOnlySpan<byte> TakeDigits(scoped ref ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = length < 0 ? text : text[..length];
        text = text[digits.Length..];
        return digits;
    }
}
