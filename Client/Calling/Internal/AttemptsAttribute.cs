using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Client.Internal;

/// <summary>The bounds of attempts at one call, and the sentence about a number outside them. gRPC itself caps it (gRFC A6).</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AttemptsAttribute : ValidationAttribute
{
    private const int Most = 5;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
        => value is int attempts and (< 1 or > Most)
            ? new ValidationResult(
                $"{validationContext.MemberName} is {attempts}: it must be from 1, which never repeats a call, to {Most}, gRPC's own limit.")
            : ValidationResult.Success;
}
