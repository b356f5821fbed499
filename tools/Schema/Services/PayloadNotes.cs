using CodeFirst.Schema.Types;

namespace CodeFirst.Schema.Services;

/// <summary>What C# promises of a method's messages and their protobuf types do not.</summary>
internal static class PayloadNotes
{
    public static IReadOnlyList<string> Of(Type request, Type response)
        => [.. Of("request", request), .. Of("response", response)];

    private static IEnumerable<string> Of(string what, Type payload)
        => WrittenTypes.Note(payload) is { } note ? [$"The {what} {char.ToLowerInvariant(note[0])}{note[1..]}"] : [];
}
