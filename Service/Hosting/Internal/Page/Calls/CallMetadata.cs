using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Page.Calls;

/// <summary>Metadata as it was typed in: names and values that gRPC can carry, and that are not its own.</summary>
internal static class CallMetadata
{
    private static readonly HashSet<string> Taken =
    [
        "connection", "content-length", "content-type", "cookie", "host", "keep-alive", "origin", "te", "trailer", "transfer-encoding", "upgrade",
    ];

    /// <exception cref="InvalidDataException">A name or a value cannot be sent.</exception>
    public static HeaderDictionary Read(JsonElement start)
    {
        var headers = new HeaderDictionary();
        if (!start.TryGetProperty("metadata", out var metadata))
            return headers;
        foreach (var entry in metadata.EnumerateArray())
        {
            var name = entry[0].GetString()!.Trim().ToLowerInvariant();
            var value = entry[1].GetString()!.Trim();
            Check(name, value);
            headers.Append(name, value);
        }

        return headers;
    }

    private static void Check(string name, string value)
    {
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            throw new InvalidDataException($"The metadata '{name}' cannot be sent; a name has letters, digits, '-', '_' and '.'.");
        if (Taken.Contains(name) || name.StartsWith("grpc-", StringComparison.Ordinal))
            throw new InvalidDataException($"The metadata '{name}' is gRPC's own; take another name.");
        if (!value.All(letter => letter is >= ' ' and <= '~'))
            throw new InvalidDataException($"The metadata '{name}' cannot be sent as '{value}'; write ASCII, or base64 to a name that ends with -bin.");
    }
}
