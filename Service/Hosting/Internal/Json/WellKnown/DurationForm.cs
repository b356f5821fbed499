using System.Globalization;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary><c>google.protobuf.Duration</c>: seconds, with a fraction, and an <c>s</c>.</summary>
internal sealed class DurationForm()
    : TextForm("duration", "give seconds from -315576000000s to 315576000000s: \"1.5s\"")
{
    // 10,000 years
    private const long Greatest = 315_576_000_000;

    protected override bool TryParse(string text, ref WireWriter proto)
    {
        ReadOnlySpan<char> rest = text;
        var sign = rest is ['-', ..] ? -1 : 1;
        rest = sign < 0 ? rest[1..] : rest;
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        if (length <= 0 || !long.TryParse(rest[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        rest = rest[length..];
        if (Fraction.Take(ref rest) is not { } nanos || rest is not "s" || !IsInRange(seconds, nanos))
            return false;
        new SecondsAndNanos(sign * seconds, sign * nanos).Write(ref proto);
        return true;
    }

    protected override string? Text(ReadOnlySpan<byte> message)
    {
        var (seconds, nanos) = SecondsAndNanos.Read(message);
        if (seconds < 0 && nanos > 0 || seconds > 0 && nanos < 0 || seconds == long.MinValue
            || !IsInRange(Math.Abs(seconds), Math.Abs((long)nanos)))
            return null;
        var sign = seconds < 0 || nanos < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs(seconds)}{Fraction.Write(Math.Abs(nanos))}s");
    }

    private static bool IsInRange(long seconds, long nanos) =>
        nanos < SecondsAndNanos.PerSecond && (seconds < Greatest || seconds == Greatest && nanos == 0);
}
