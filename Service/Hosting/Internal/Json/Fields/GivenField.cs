using System.Text.Json;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>A field as it stands in a JSON object.</summary>
/// <param name="At">Its place among the message's fields, which are in the order of their numbers.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct GivenField(int At, JsonElement Value);
