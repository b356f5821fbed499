using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeFirst.Schema.OpenApi;

/// <summary>A JSON document as the text of a file: two spaces, LF, and every letter as itself.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // a file, not a part of a page: apostrophes stay readable
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(JsonObject document)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
            document.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    /// <summary>An array of texts.</summary>
    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];

    /// <summary>A number as JSON writes it, whatever C# type it has.</summary>
    public static JsonNode Number(object number) => number switch
    {
        int value => JsonValue.Create(value),
        double value => JsonValue.Create(value),
        float value => JsonValue.Create(value),
        decimal value => JsonValue.Create(value),
        _ => JsonValue.Create(Convert.ToInt64(number, CultureInfo.InvariantCulture)),
    };
}
