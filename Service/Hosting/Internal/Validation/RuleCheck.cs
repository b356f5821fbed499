using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>Asks one attribute about one value.</summary>
internal static class RuleCheck
{
    private const string WholeMessage = "The request";

    /// <summary>What the attribute says of a field; <see langword="null"/> when the value keeps the rule.</summary>
    public static ValidationResult? Broken(
        ValidationAttribute rule, object? value, object message, FieldRules field, FieldPath? path, IServiceProvider services)
    {
        if (IsStock(rule))
            return Holds(rule, value) ? null : new ValidationResult(null);
        var context = new ValidationContext(message, FieldPath.To(path, field.Name), services, items: null) { MemberName = field.Member };
        return rule.GetValidationResult(value, context);
    }

    /// <summary>What an attribute of a type says of a message.</summary>
    public static ValidationResult? Broken(ValidationAttribute rule, object message, FieldPath? path, IServiceProvider services) =>
        rule.GetValidationResult(message, Context(message, path, services));

    public static ValidationContext Context(object message, FieldPath? path, IServiceProvider services) =>
        new(message, path?.ToString() ?? WholeMessage, services, items: null);

    /// <summary>One of .NET's own that looks at the value alone: no context need be made for it.</summary>
    public static bool IsStock(ValidationAttribute rule) =>
        rule.GetType().Assembly == typeof(ValidationAttribute).Assembly && rule is not CustomValidationAttribute && !rule.RequiresValidationContext;

    private static bool Holds(ValidationAttribute rule, object? value)
    {
        try
        {
            return rule.IsValid(value);
        }
        catch (OverflowException)
        {
            // [Range(1, 10)] makes every number an int first
            return false;
        }
    }
}
