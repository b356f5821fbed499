using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace CodeFirst.Schema.OpenApi;

/// <summary>What C# says of a field beside its protobuf type.</summary>
/// <param name="Member">The property or field.</param>
/// <param name="Type">The C# type of one value: of an element of a list, or of a value of a map; never a nullable one.</param>
/// <param name="Rules">.NET's validation attributes that look at the value alone.</param>
/// <param name="IsRequired">Whether a message without the field breaks a rule.</param>
internal sealed record FieldFacts(MemberInfo Member, Type Type, IReadOnlyList<ValidationAttribute> Rules, bool IsRequired)
{
    /// <summary>The texts of its comment's <c>example</c> elements.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>Whether the field is one value: the rules of a list or a map are not about what is in it.</summary>
    public required bool IsSingle { get; init; }

    /// <summary>The rule that a value of <see cref="Type"/> breaks, if any.</summary>
    public ValidationAttribute? BrokenBy(object value) =>
        IsSingle ? Rules.FirstOrDefault(rule => !FieldRules.Keeps(rule, value)) : null;
}
