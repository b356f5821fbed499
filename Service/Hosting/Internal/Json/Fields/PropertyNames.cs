using System.Text.Json;

namespace CodeFirst.Hosting.Internal.Json.Fields;

/// <summary>What a property of a JSON object is called.</summary>
internal static class PropertyNames
{
    /// <exception cref="JsonRefusal">An escape is half a surrogate pair.</exception>
    public static string Of(JsonProperty property, JsonInput input)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw input.Refusal("has a name with half a surrogate pair; write both halves, or the character itself");
        }
    }
}
