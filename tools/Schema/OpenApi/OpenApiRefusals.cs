using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CodeFirst.Schema.Refusals;

namespace CodeFirst.Schema.OpenApi;

/// <summary>Why a contract has no OpenAPI document, though it has a <c>.proto</c> file.</summary>
internal static class OpenApiRefusals
{
    public static Finding BrokenRule(MemberInfo member, ValidationAttribute rule, string reason) => new(
        CSharpNames.Full(member.DeclaringType!),
        member.Name,
        $"its [{rule.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}] checks nothing ({reason.TrimEnd('.')})",
        "mend the attribute");

    public static Finding NoValue(MemberInfo member, string example, Type type) => new(
        CSharpNames.Full(member.DeclaringType!),
        member.Name,
        $"its example '{example}' is no {CSharpNames.Short(type)}",
        "write a value of it in <example>, as C# writes it without quotes");

    public static Finding BreaksRule(MemberInfo member, string example, ValidationAttribute rule) => new(
        CSharpNames.Full(member.DeclaringType!),
        member.Name,
        $"its example '{example}' breaks its own [{rule.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}]",
        "write a value that keeps it in <example>");

    public static Finding ExampleOfMessage(MemberInfo member, Type type) => new(
        CSharpNames.Full(member.DeclaringType!),
        member.Name,
        $"it has an example, and its type {CSharpNames.Short(type)} is a message",
        "move <example> to the fields of that message");
}
