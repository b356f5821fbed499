using System.Text.Json;
using System.Text.Unicode;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>A text that is to be JSON.</summary>
internal static class JsonSource
{
    /// <summary>A level of messages is two of JSON in a list; messages that are nested too deep are refused by the field.</summary>
    public const int Deepest = 256;

    /// <exception cref="JsonRefusal">It is no JSON, or more than one value.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonRefusal("The JSON is not UTF-8; encode it so.");
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest });
        try
        {
            return Parse(ref reader);
        }
        catch (JsonException why)
        {
            throw new JsonRefusal(
                $"The JSON cannot be read at line {why.LineNumber + 1}, byte {why.BytePositionInLine + 1}; send one JSON value, "
                    + $"nested {Deepest} levels at most.",
                why);
        }
    }

    private static JsonDocument Parse(ref Utf8JsonReader reader)
    {
        var document = JsonDocument.ParseValue(ref reader);
        try
        {
            // fails where something stands after the value
            reader.Read();
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }
}
