using System.Text.Json.Nodes;

namespace CodeFirst.Hosting.Internal.Page.Document;

/// <summary>The limits of a field, out of the keywords of JSON Schema, in words.</summary>
internal static class LimitWords
{
    /// <param name="schema">The field's schema.</param>
    /// <param name="bare">The schema of its type alone, whose limits are none of the field's.</param>
    public static IEnumerable<string> Of(JsonObject schema, JsonObject bare) => schema
        .Where(keyword => !JsonNode.DeepEquals(keyword.Value, bare[keyword.Key]))
        .Select(keyword => InWords(keyword.Key, keyword.Value))
        .OfType<string>();

    private static string? InWords(string keyword, JsonNode? value) => keyword switch
    {
        "minimum" => $"at least {value}",
        "maximum" => $"at most {value}",
        "exclusiveMinimum" => $"more than {value}",
        "exclusiveMaximum" => $"less than {value}",
        "minLength" => $"{value} characters or more",
        "maxLength" => $"{value} characters at most",
        "minItems" or "minProperties" => $"{value} entries or more",
        "maxItems" or "maxProperties" => $"{value} entries at most",
        "pattern" => $"matches {value}",
        "format" => $"{value}",
        "enum" when value is JsonArray allowed => $"one of {string.Join(", ", allowed)}",
        "not" when value?["enum"] is JsonArray denied => $"none of {string.Join(", ", denied)}",
        _ => null,
    };
}
