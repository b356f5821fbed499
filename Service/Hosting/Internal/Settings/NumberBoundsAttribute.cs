using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CodeFirst.Hosting.Internal.Settings;

/// <summary>The bounds of a number, and the sentence about one outside them.</summary>
/// <param name="section">The configuration section of the setting.</param>
/// <param name="least">The least number.</param>
/// <param name="most">The greatest number.</param>
/// <param name="zero">What 0 means, which is then allowed besides.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberBoundsAttribute(string section, int least, int most, string? zero = null) : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is int number && (number < least || number > most) && (number != 0 || zero is null)
            ? new ValidationResult(string.Create(
                CultureInfo.InvariantCulture,
                $"{section}:{validationContext.MemberName} is {number}; give from {least} to {most}{(zero is null ? "" : $", or {zero}")}."))
            : ValidationResult.Success;
}
