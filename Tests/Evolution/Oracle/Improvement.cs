using CodeFirst.Schema.Evolution;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>A difference from buf that is meant. The table in docs/evolution.md lists the same ids and sentences.</summary>
/// <param name="Id">A short name.</param>
/// <param name="Sentence">What is better.</param>
/// <param name="Adds">Whether it explains a finding that only we have.</param>
/// <param name="Drops">Whether it explains a finding that only buf has, given all of ours on the same schema and category.</param>
internal sealed record Improvement(string Id, string Sentence, Func<Verdict, bool> Adds, Func<Verdict, IReadOnlySet<Verdict>, bool> Drops)
{
    public static IReadOnlyList<Improvement> All { get; } =
    [
        Replacing(
            "FIELD_RENUMBERED",
            "A field that has another number is one finding, in every category; buf says that one was deleted, or nothing."),
        Replacing(
            "FIELD_NUMBER_REUSED",
            "A number that now carries another field is called that, in every category; buf says that name and type changed, or nothing."),
        Replacing(
            "ENUM_VALUE_RENUMBERED",
            "An enum value with another number is one finding, in every category; buf says that one was deleted or renamed, or nothing."),
        Replacing(
            "SERVICE_MOVED",
            "A service under another name is called moved, in every category; buf says that it was deleted, or nothing."),
        new(
            "PACKAGE_SERVICE_NO_DELETE",
            "A deleted service is found in WIRE and WIRE_JSON too: its calls fail.",
            verdict => verdict is { Rule: "PACKAGE_SERVICE_NO_DELETE", Category: Category.Wire or Category.WireJson },
            (_, _) => false),
        new(
            "RPC_NO_DELETE",
            "A deleted method is found in WIRE and WIRE_JSON too: its calls fail.",
            verdict => verdict is { Rule: "RPC_NO_DELETE", Category: Category.Wire or Category.WireJson },
            (_, _) => false),
        new(
            "FIELD_SAME_PRESENCE",
            "A field that starts or stops to tell \"not sent\" from zero is found in WIRE and WIRE_JSON too.",
            verdict => verdict is { Rule: "FIELD_SAME_PRESENCE", Category: Category.Wire or Category.WireJson },
            (_, _) => false),
        new(
            "FIELD_WIRE_COMPATIBLE_TYPE",
            "A type that cannot hold the values of the old one (64 bits to 32, a number to bool) is not compatible in WIRE.",
            verdict => verdict is { Rule: "FIELD_WIRE_COMPATIBLE_TYPE", Category: Category.Wire },
            (_, _) => false),
        new(
            "MAP_ENTRY",
            "The message of a map's entries is no message of its own: a map that is deleted, renamed or retyped is found once, as a field.",
            _ => false,
            IsOfMapEntry),
    ];

    private static Improvement Replacing(string rule, string sentence) => new(
        rule,
        sentence,
        verdict => verdict.Rule == rule,
        (verdict, ours) => ours.Contains(verdict with { Rule = rule }));

    /// <summary>Only we have it: meant where buf too finds the element changed in PACKAGE, so that nothing is found where nothing is.</summary>
    public bool ExplainsOurs(Verdict verdict, IReadOnlySet<Verdict> bufs)
        => Adds(verdict) && bufs.Any(buf => buf.Category == Category.Package
            && (buf.Element == verdict.Element || buf.Rule == "FILE_SAME_PACKAGE"));

    private static bool IsOfMapEntry(Verdict verdict, IReadOnlySet<Verdict> ours)
    {
        var isEntry = verdict.Element.EndsWith("Entry", StringComparison.Ordinal);
        // the entries of a map that was renamed have another name too
        var isRenamedMap = verdict.Element is "Item#16" or "Item#28"
            && ours.Any(our => our.Element == verdict.Element && our.Rule == "FIELD_SAME_NAME");
        return (isEntry && verdict.Rule.EndsWith("MESSAGE_NO_DELETE", StringComparison.Ordinal))
            || (isRenamedMap && verdict.Rule.EndsWith("_TYPE", StringComparison.Ordinal));
    }
}
