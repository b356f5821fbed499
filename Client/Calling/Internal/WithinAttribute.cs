using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CodeFirst.Client.Internal;

/// <summary>The bounds of a time, and the sentence about one outside them. What <c>null</c> means is said where it is allowed.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WithinAttribute(string shortest, string longest, string? otherwise = null) : ValidationAttribute
{
    public TimeSpan Shortest { get; } = TimeSpan.Parse(shortest, CultureInfo.InvariantCulture);

    public TimeSpan Longest { get; } = TimeSpan.Parse(longest, CultureInfo.InvariantCulture);

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
        => value is TimeSpan time && (time < Shortest || time > Longest)
            ? new ValidationResult(
                $"{validationContext.MemberName} is '{time}': it must be from {Words(Shortest)} to {Words(Longest)}"
                + (otherwise is null ? "." : $", or {otherwise}."))
            : ValidationResult.Success;

    private static string Words(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => Count(time.TotalHours, "hour"),
        { TotalMinutes: >= 1 } => Count(time.TotalMinutes, "minute"),
        { TotalMilliseconds: >= 1 and < 1000 } => Count(time.TotalMilliseconds, "millisecond"),
        _ => Count(time.TotalSeconds, "second"),
    };

    private static string Count(double number, string unit)
        => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number is 1 ? "" : "s")}");
}
