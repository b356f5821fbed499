using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeFirst.Schema.Evolution;

/// <summary>
/// The committed list of accepted breaks, a JSON file beside the baseline:
/// <c>{ "accepted": [ { "rule": "...", "element": "...", "reason": "..." } ] }</c>.
/// </summary>
public static class AcceptanceFile
{
    /// <summary>The name the file has unless another is given.</summary>
    public const string DefaultName = "codefirst.accepted.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        NewLine = "\n",
        // the file is read by people; it is no web page
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the acceptances.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its entries; none when there is no such file.</returns>
    /// <exception cref="BaselineException">The file is not such a list, or an entry lacks its rule, element or reason.</exception>
    public static IReadOnlyList<Acceptance> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            var accepted = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Json)?.Accepted ?? [];
            if (accepted.FirstOrDefault(entry => !IsComplete(entry)) is { } entry)
                throw new BaselineException(
                    $"'{path}' accepts '{entry.Rule}' of '{entry.Element}' without a reason; every entry needs rule, element and reason");
            return accepted;
        }
        catch (JsonException failure)
        {
            throw new BaselineException(
                $"'{path}' is not a list of acceptances: {failure.Message} "
                + """Write: { "accepted": [ { "rule": "...", "element": "...", "reason": "..." } ] }""");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BaselineException($"'{path}' cannot be read: {failure.Message}");
        }
    }

    /// <summary>Writes the acceptances.</summary>
    /// <param name="path">The file; it is replaced.</param>
    /// <param name="accepted">Its entries.</param>
    public static void Write(string path, IReadOnlyList<Acceptance> accepted)
        => File.WriteAllText(path, JsonSerializer.Serialize(new Content(accepted), Json) + "\n");

    private static bool IsComplete(Acceptance entry)
        => !string.IsNullOrWhiteSpace(entry.Rule) && !string.IsNullOrWhiteSpace(entry.Element) && !string.IsNullOrWhiteSpace(entry.Reason);

    private sealed record Content(IReadOnlyList<Acceptance> Accepted);
}
