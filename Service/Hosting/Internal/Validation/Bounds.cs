using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>Bounds in words. One that the type of the value sets already is not worth a word.</summary>
internal static class Bounds
{
    public static string Of(RangeAttribute range)
    {
        var (least, most) = (Number(range.Minimum), Number(range.Maximum));
        var above = $"{(range.MinimumIsExclusive ? "more than" : "at least")} {least}";
        var below = $"{(range.MaximumIsExclusive ? "less than" : "at most")} {most}";
        return range switch
        {
            { Maximum: int.MaxValue or double.MaxValue or double.PositiveInfinity } => above,
            { Minimum: int.MinValue or double.MinValue or double.NegativeInfinity } => below,
            { MinimumIsExclusive: false, MaximumIsExclusive: false } => $"{least} to {most}",
            _ => $"{above} and {below}",
        };
    }

    /// <param name="least">The least length.</param>
    /// <param name="most">The greatest; <see cref="int.MaxValue"/> or -1 for any.</param>
    public static string Of(int least, int most) => (least, most) switch
    {
        (_, int.MaxValue or -1) => string.Create(CultureInfo.InvariantCulture, $"at least {least}"),
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"at most {most}"),
        _ when least == most => string.Create(CultureInfo.InvariantCulture, $"just {most}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
    };

    private static string Number(object bound) => Convert.ToString(bound, CultureInfo.InvariantCulture)!;
}
