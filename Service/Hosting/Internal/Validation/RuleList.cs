using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>The attributes of a member or a type, tried once: one that contradicts itself stops the start, not the first call.</summary>
internal static class RuleList
{
    public static IReadOnlyList<ValidationAttribute> Of(MemberInfo member)
    {
        ValidationAttribute[] rules = [.. member.GetCustomAttributes<ValidationAttribute>(inherit: true)];
        foreach (var rule in rules.Where(RuleCheck.IsStock))
            Try(rule, member);
        return rules;
    }

    private static void Try(ValidationAttribute rule, MemberInfo member)
    {
        try
        {
            rule.IsValid(null);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or FormatException)
        {
            var name = member is Type type ? type.FullName : $"{member.DeclaringType!.FullName}.{member.Name}";
            throw new InvalidOperationException(
                $"[{rule.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}] of {name!.Replace('+', '.')} checks nothing: "
                + $"{wrong.Message} Mend the attribute.",
                wrong);
        }
    }
}
