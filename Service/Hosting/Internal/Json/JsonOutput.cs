using System.Text.Encodings.Web;
using System.Text.Json;
using CodeFirst.Hosting.Internal.Json.Fields;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>Where the writing of one JSON text is.</summary>
internal sealed class JsonOutput(JsonTypes types, Utf8JsonWriter json)
{
    /// <summary>JSON is sent as <c>application/json</c>, not inside HTML: letters stay letters, and base64 keeps its <c>+</c>.</summary>
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private int _depth;

    public JsonTypes Types => types;

    public Utf8JsonWriter Json => json;

    public void WriteNested(JsonMessage message, ReadOnlySpan<byte> bytes)
    {
        Enter();
        message.Form.Write(bytes, this);
        _depth--;
    }

    /// <summary>In the object that is begun.</summary>
    public void WriteFields(FieldsForm form, ReadOnlySpan<byte> bytes)
    {
        Enter();
        form.WriteFields(bytes, this);
        _depth--;
    }

    /// <param name="what">What is wrong with the message: <c>has a string that is not UTF-8</c>.</param>
    public static InvalidDataException Malformed(string what) => new($"The message cannot be written as JSON: it {what}.");

    private void Enter()
    {
        if (++_depth > WireReader.DeepestNesting)
            throw Malformed($"has messages nested deeper than {WireReader.DeepestNesting} levels");
    }
}
