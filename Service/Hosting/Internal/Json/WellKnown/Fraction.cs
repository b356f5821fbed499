using System.Globalization;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary>Nanoseconds behind a point.</summary>
internal static class Fraction
{
    private const int MostDigits = 9;

    /// <summary>With 0, 3, 6 or 9 digits, whatever is exact.</summary>
    /// <param name="nanos">From 0 to 999,999,999.</param>
    public static string Write(int nanos)
    {
        if (nanos == 0)
            return "";
        var digits = nanos.ToString("D9", CultureInfo.InvariantCulture);
        return "." + (nanos % 1_000_000 == 0 ? digits[..3] : nanos % 1_000 == 0 ? digits[..6] : digits);
    }

    /// <summary>Takes a point and 1 to 9 digits from the start of a text, if a point is there.</summary>
    /// <returns><see langword="null"/> when there is a point, and not so many digits.</returns>
    public static int? Take(ref ReadOnlySpan<char> text)
    {
        if (text is not ['.', ..])
            return 0;
        text = text[1..];
        var length = text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
        if (length is 0 or > MostDigits)
            return null;
        var nanos = int.Parse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        text = text[length..];
        for (; length < MostDigits; length++)
            nanos *= 10;
        return nanos;
    }
}
