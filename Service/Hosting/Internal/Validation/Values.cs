using System.Collections;
using System.Globalization;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>Values as sentences quote them: bounded, whatever a caller has sent.</summary>
internal static class Values
{
    private const int MaxLength = 64;

    public static string Quote(object? value) => value switch
    {
        null => "absent",
        string text => $"'{Cut(text)}'",
        bool flag => flag ? "true" : "false",
        byte[] bytes => $"{bytes.Length} bytes",
        ICollection items => $"{items.Count} elements",
        Enum or ValueType => Cut(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        _ => "as sent",
    };

    public static string Cut(string text, int most = MaxLength)
    {
        if (text.Length <= most)
            return text;
        // never half of a surrogate pair
        var length = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..length] + "…";
    }
}
