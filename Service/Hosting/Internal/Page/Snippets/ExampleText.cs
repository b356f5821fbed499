using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>Values of examples as text.</summary>
internal static class ExampleText
{
    public static string OnOneLine(JsonNode value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            value.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>A text in double quotes, as C#, Go and Python all read it: letters of other scripts are written out as numbers.</summary>
    public static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
