using CodeFirst.Schema.Evolution.Model;
using CodeFirst.Schema.Evolution.Rules;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Evolution;

/// <summary>Compares a contract with an earlier version of it, and finds what would break callers built against the earlier one.</summary>
public static class Gate
{
    /// <summary>Every rule, by family.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        .. FieldIdentityRules.All,
        .. FieldTypeRules.All,
        .. FieldCardinalityRules.All,
        .. FieldNameRules.All,
        .. FieldOptionRules.All,
        .. MessageRules.All,
        .. EnumRules.All,
        .. ReservedRules.All,
        .. ServiceRules.All,
        .. MethodRules.All,
        .. FileRules.All,
    ];

    /// <summary>Finds the changes from <paramref name="before"/> to <paramref name="after"/> that break callers.</summary>
    /// <param name="before">The baseline's files; names in them are fully qualified, as protoc's are.</param>
    /// <param name="after">The contract's files.</param>
    /// <param name="category">Exactly one category.</param>
    /// <returns>The findings, by element and rule; empty when nothing breaks.</returns>
    public static IReadOnlyList<BreakingChange> Check(
        IEnumerable<FileDescriptorProto> before, IEnumerable<FileDescriptorProto> after, Category category = Category.Package)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var comparison = new Comparison(new SchemaIndex(before), new SchemaIndex(after));
        return [.. Rules
            .Where(rule => rule.Categories.HasFlag(category))
            .SelectMany(rule => rule.Find(comparison))
            .OrderBy(found => found.Element, StringComparer.Ordinal)
            .ThenBy(found => found.Rule, StringComparer.Ordinal)];
    }
}
