using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Settings;

/// <summary>
/// Holds options against the attributes of their own properties, and says what <c>ValidateDataAnnotations</c> says. That one goes wherever
/// attributes lead it, so that nothing could be trimmed.
/// </summary>
internal sealed class AnnotatedOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>
    : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var mistakes = typeof(TOptions).GetProperties().SelectMany(property => Mistakes(options, property)).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(TOptions options, PropertyInfo property)
    {
        var context = new ValidationContext(options, property.Name, serviceProvider: null, items: null) { MemberName = property.Name };
        return property.GetCustomAttributes<ValidationAttribute>()
            .Select(rule => rule.GetValidationResult(property.GetValue(options), context)?.ErrorMessage)
            .OfType<string>()
            .Select(mistake => $"DataAnnotation validation failed for '{typeof(TOptions).Name}' members: '{property.Name}' with the error: '{mistake}'.");
    }
}
