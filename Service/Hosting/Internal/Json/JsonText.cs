using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>What a JSON string says.</summary>
internal static class JsonText
{
    /// <summary>In UTF-8, which the whole text was checked to be.</summary>
    /// <exception cref="JsonRefusal">An escape is half a surrogate pair.</exception>
    public static ReadOnlySpan<byte> Utf8(JsonElement json, JsonInput input)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(Utf16(json, input)) : raw;
    }

    /// <exception cref="JsonRefusal">An escape is half a surrogate pair.</exception>
    public static string Utf16(JsonElement json, JsonInput input)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw input.Refusal(json, "which has half a surrogate pair", "write both halves, or the character itself");
        }
    }
}
