using System.Globalization;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>
/// The way from a request down to one of its messages, in proto names: <c>orders["key"].lines[3]</c>. It is written only when something
/// is wrong at its end.
/// </summary>
internal sealed class FieldPath(FieldPath? above, string field, object? key = null)
{
    public static string To(FieldPath? path, string field) => path is null ? field : $"{path}.{field}";

    public override string ToString() => To(above, field) + key switch
    {
        null => "",
        string text => $"[\"{Values.Cut(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]",
        bool flag => flag ? "[true]" : "[false]",
        _ => $"[{Convert.ToString(key, CultureInfo.InvariantCulture)}]",
    };
}
