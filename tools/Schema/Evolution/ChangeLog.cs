using CodeFirst.Schema.Evolution.Changes;
using CodeFirst.Schema.Evolution.Model;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution;

/// <summary>Says in words what changed from one version of a contract to the next, fit for a changelog.</summary>
public static class ChangeLog
{
    /// <summary>Describes every change that callers can see, the breaking ones first.</summary>
    /// <param name="before">The baseline's files.</param>
    /// <param name="after">The contract's files.</param>
    /// <param name="category">Exactly one category: what it finds is called breaking.</param>
    /// <returns>One line of Markdown for each change, without the dash; empty when nothing changed.</returns>
    public static IReadOnlyList<string> Describe(
        IReadOnlyList<FileDescriptorProto> before, IReadOnlyList<FileDescriptorProto> after, Category category = Category.Package)
    {
        var breaking = Gate.Check(before, after, category);
        var elements = breaking.Select(found => found.Element).ToHashSet();
        // what is let pass in a lenient category has changed all the same
        var others = Gate.Check(before, after).Where(found => !elements.Contains(found.Element));
        var comparison = new Comparison(new SchemaIndex(before), new SchemaIndex(after));
        return
        [
            .. breaking.Select(found => $"**Breaking:** {InWords(found)}"),
            .. others.Select(InWords),
            .. Additions.Of(comparison),
            .. Marks.Of(comparison),
        ];
    }

    private static string InWords(BreakingChange found) => $"`{found.Element}` {found.What}.";
}
