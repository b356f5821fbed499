using System.Globalization;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>
/// The header <c>grpc-timeout</c>: at most 8 digits and a unit
/// (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests).
/// </summary>
internal static class GrpcTimeout
{
    public const string Header = "grpc-timeout";

    private const int MaxDigits = 8;

    public static string Write(TimeSpan timeout) => string.Create(CultureInfo.InvariantCulture, $"{(long)timeout.TotalMilliseconds}m");

    /// <summary>What a caller said; <see langword="null"/> when that is nothing, or nothing that gRPC understands.</summary>
    public static TimeSpan? Read(string? header)
    {
        if (header is not { Length: >= 2 and <= MaxDigits + 1 }
            || !long.TryParse(header.AsSpan(0, header.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number == 0)
            return null;
        return header[^1] switch
        {
            'n' => TimeSpan.FromTicks(number / TimeSpan.NanosecondsPerTick),
            'u' => TimeSpan.FromMicroseconds(number),
            'm' => TimeSpan.FromMilliseconds(number),
            'S' => TimeSpan.FromSeconds(number),
            'M' => TimeSpan.FromMinutes(number),
            'H' => TimeSpan.FromHours(number),
            _ => null,
        };
    }
}
