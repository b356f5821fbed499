using System.Text.Json;
using CodeFirst.Marshalling;

namespace CodeFirst.Hosting.Internal.Json.WellKnown;

/// <summary>A message that is text in JSON.</summary>
/// <param name="name">What it is: <c>timestamp</c>.</param>
/// <param name="remedy">How to give it.</param>
internal abstract class TextForm(string name, string remedy) : JsonForm
{
    public sealed override void Read(JsonElement json, ref WireWriter proto, JsonInput input)
    {
        if (json.ValueKind != JsonValueKind.String || !TryParse(JsonText.Utf16(json, input), ref proto))
            throw input.Refusal(json, $"no {name}", remedy);
    }

    public sealed override void Write(ReadOnlySpan<byte> message, JsonOutput output) => output.Json.WriteStringValue(
        Text(message) ?? throw JsonOutput.Malformed($"has a {name} that JSON has no text for"));

    protected abstract bool TryParse(string text, ref WireWriter proto);

    /// <returns><see langword="null"/> when there is none.</returns>
    protected abstract string? Text(ReadOnlySpan<byte> message);
}
