using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CodeFirst.Hosting.Internal.Json.Kinds;

/// <summary>Floating-point numbers in JSON: numbers, the same between quotes, and names for those that are none.</summary>
internal static class RealText
{
    public static T? Parse<T>(JsonElement json, JsonInput input)
        where T : struct, IBinaryFloatingPointIeee754<T> => json.ValueKind switch
        {
            JsonValueKind.Number => Number<T>(JsonMarshal.GetRawUtf8Value(json)),
            JsonValueKind.String => JsonText.Utf8(json, input) switch
            {
                var text when text.SequenceEqual("NaN"u8) => T.NaN,
                var text when text.SequenceEqual("Infinity"u8) => T.PositiveInfinity,
                var text when text.SequenceEqual("-Infinity"u8) => T.NegativeInfinity,
                var text when NumberText.TryRead(text, out _) => Number<T>(text),
                _ => null,
            },
            _ => null,
        };

    /// <summary>What <paramref name="value"/> is called when it is no number.</summary>
    public static string? Name<T>(T value)
        where T : IBinaryFloatingPointIeee754<T> =>
        T.IsFinite(value) ? null : T.IsNaN(value) ? "NaN" : T.IsPositive(value) ? "Infinity" : "-Infinity";

    /// <returns><see langword="null"/> for what is too much.</returns>
    private static T? Number<T>(ReadOnlySpan<byte> text)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        T.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var value && T.IsFinite(value) ? value : null;
}
