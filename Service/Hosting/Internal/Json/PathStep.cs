using System.Globalization;
using System.Text.Json;
using CodeFirst.Hosting.Internal.Validation;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>A step of the way to a value, which is written only when something is wrong there.</summary>
/// <param name="Field">A field's name.</param>
/// <param name="Key">A map's key, where there is no field.</param>
/// <param name="Index">A place in a list, where there is neither.</param>
internal readonly record struct PathStep(string? Field, string? Key, int Index)
{
    public override string ToString() => this switch
    {
        { Field: { } field } => $".{field}",
        { Key: { } key } => $"[\"{JsonEncodedText.Encode(Values.Cut(key), JsonOutput.Encoder)}\"]",
        _ => string.Create(CultureInfo.InvariantCulture, $"[{Index}]"),
    };
}
