using System.Globalization;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary><c>google.protobuf.Timestamp</c>: RFC 3339, in UTC when written, with any offset when read.</summary>
internal sealed class TimestampForm()
    : TextForm("timestamp", "give RFC 3339 of the years 1 to 9999: \"2026-01-02T03:04:05.678Z\", or with an offset: \"+01:00\"")
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    private static readonly long Least = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long Greatest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    protected override bool TryParse(string text, ref WireWriter proto)
    {
        ReadOnlySpan<char> rest = text;
        if (rest.Length < 20
            || !DateTime.TryParseExact(rest[..19], Seconds, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;
        rest = rest[19..];
        if (Fraction.Take(ref rest) is not { } nanos || Offset(rest) is not { } offset)
            return false;
        var seconds = (local - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond - offset;
        if (seconds < Least || seconds > Greatest)
            return false;
        new SecondsAndNanos(seconds, nanos).Write(ref proto);
        return true;
    }

    protected override string? Text(ReadOnlySpan<byte> message)
    {
        var (seconds, nanos) = SecondsAndNanos.Read(message);
        return seconds >= Least && seconds <= Greatest && nanos is >= 0 and < SecondsAndNanos.PerSecond
            ? DateTime.UnixEpoch.AddSeconds(seconds).ToString(Seconds, CultureInfo.InvariantCulture) + Fraction.Write(nanos) + "Z"
            : null;
    }

    /// <returns>In seconds.</returns>
    private static int? Offset(ReadOnlySpan<char> text)
    {
        if (text is "Z")
            return 0;
        if (text.Length != 6 || text[0] is not ('+' or '-')
            || !TimeOnly.TryParseExact(text[1..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var offset))
            return null;
        var seconds = (int)(offset.Ticks / TimeSpan.TicksPerSecond);
        return text[0] == '-' ? -seconds : seconds;
    }
}
