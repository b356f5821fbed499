using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Client.Internal;

/// <summary>The bounds of a timeout, and the sentence about one outside them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeoutRangeAttribute : ValidationAttribute
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
        => value is TimeSpan timeout && (timeout < Shortest || timeout > Longest)
            ? new ValidationResult(
                $"{validationContext.MemberName} is '{timeout}': it must be from 1 millisecond to 24 hours, or null for no deadline.")
            : ValidationResult.Success;
}
