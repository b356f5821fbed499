using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.OpenApi;

/// <summary>.NET's validation attributes in the words of JSON Schema. What it has no word for is said in the description.</summary>
internal sealed class Limits(FieldFacts facts, FieldDescriptorProto descriptor, JsonObject schema, Func<object, JsonNode?> write)
{
    public List<string> Notes { get; } = [];

    private bool IsRepeated => descriptor.Label == FieldDescriptorProto.Types.Label.Repeated;

    private bool IsNumber => !IsRepeated && System.Type.GetTypeCode(facts.Type) is >= TypeCode.SByte and <= TypeCode.Double
        && !facts.Type.IsEnum && descriptor.Type != FieldDescriptorProto.Types.Type.String && !ScalarText.IsLong(descriptor.Type);

    private bool IsText => !IsRepeated && facts.Type == typeof(string);

    public void Write()
    {
        foreach (var rule in facts.Rules)
            Write(rule);
        if (IsNumber && schema["type"] is JsonArray)
            KeepNoNumbers();
    }

    /// <summary>NaN and the infinities, which JSON has as texts, where the rules let them through.</summary>
    private void KeepNoNumbers()
    {
        double[] kept = [.. ValueSchemas.NoNumbers.Where(value =>
            facts.Rules.All(rule => FieldRules.Keeps(rule, facts.Type == typeof(float) ? (float)value : value)))];
        if (kept.Length == 0)
        {
            schema["type"] = "number";
            schema.Remove("pattern");
        }
        else if (kept.Length < ValueSchemas.NoNumbers.Count)
        {
            schema["pattern"] = ValueSchemas.PatternOf(kept);
        }
    }

    private void Write(ValidationAttribute rule)
    {
        switch (rule)
        {
            case RangeAttribute range when IsNumber:
                Set(range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum", range.Minimum);
                Set(range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum", range.Maximum);
                break;
            case RangeAttribute range:
                Notes.Add(InWords(range));
                break;
            case RequiredAttribute { AllowEmptyStrings: false } when IsText:
                schema.TryAdd("minLength", 1);
                break;
            case StringLengthAttribute or LengthAttribute or MinLengthAttribute or MaxLengthAttribute:
                SetLength(Lengths.Of(rule));
                break;
            case RegularExpressionAttribute expression when IsText:
                WritePattern(expression);
                break;
            case AllowedValuesAttribute allowed when !IsRepeated && Written(allowed.Values) is { Count: > 0 } values:
                schema["enum"] = values;
                break;
            case DeniedValuesAttribute denied when !IsRepeated && Written(denied.Values) is { Count: > 0 } values:
                schema["not"] = new JsonObject { ["enum"] = values };
                break;
            case EmailAddressAttribute when IsText:
                schema["format"] = "email";
                break;
            case UrlAttribute when IsText:
                schema["format"] = "uri";
                break;
        }
    }

    /// <summary>A bound that the type of the value sets already is not worth a word.</summary>
    private void Set(string keyword, object bound)
    {
        if ((facts.Type == typeof(int) && bound is (int.MinValue or int.MaxValue)) || (bound is double number && !(Math.Abs(number) < double.MaxValue)))
            return;
        schema[keyword] = bound is string text
            ? JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture))
            : JsonText.Number(bound);
    }

    private void SetLength((int Least, int Most) length)
    {
        var (least, most) = length;
        var (kind, isBase64) = IsRepeated ? (schema.ContainsKey("items") ? "Items" : "Properties", false) : ("Length", !IsText);
        // base64 of n bytes, with and without its padding
        if (least > 0)
            schema["min" + kind] = isBase64 ? ((least * 4L) + 2) / 3 : least;
        if (most != int.MaxValue)
            schema["max" + kind] = isBase64 ? (most + 2L) / 3 * 4 : most;
    }

    private void WritePattern(RegularExpressionAttribute expression)
    {
        var refusesEmpty = facts.IsRequired || facts.Rules.Any(rule => !FieldRules.Keeps(rule, ""));
        if (Pattern.Of(expression.Pattern, orEmpty: !refusesEmpty) is { } pattern)
            schema["pattern"] = pattern;
        else
            Notes.Add($"Matches the .NET regular expression {expression.Pattern}.");
    }

    private JsonArray Written(IEnumerable<object?> values) => [.. values.OfType<object>().Select(write).OfType<JsonNode>()];

    private static string InWords(RangeAttribute range)
    {
        var least = $"{(range.MinimumIsExclusive ? "more than" : "at least")} {Text(range.Minimum)}";
        var most = $"{(range.MaximumIsExclusive ? "less than" : "at most")} {Text(range.Maximum)}";
        return range switch
        {
            { Maximum: int.MaxValue or double.MaxValue or double.PositiveInfinity } => $"{char.ToUpperInvariant(least[0])}{least[1..]}.",
            { Minimum: int.MinValue or double.MinValue or double.NegativeInfinity } => $"{char.ToUpperInvariant(most[0])}{most[1..]}.",
            _ => $"{char.ToUpperInvariant(least[0])}{least[1..]} and {most}.",
        };
    }

    private static string Text(object bound) => bound is DateTime time
        ? time.ToString("O", CultureInfo.InvariantCulture)
        : Convert.ToString(bound, CultureInfo.InvariantCulture)!;
}
