using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CodeFirst.Hosting.Internal.Settings;

/// <summary>The bounds of a time, or of the times of a dictionary, and the sentence about one outside them.</summary>
/// <param name="section">The configuration section of the setting.</param>
/// <param name="shortest">The shortest time.</param>
/// <param name="longest">The longest time.</param>
/// <param name="zero">What 0 means, which is then allowed besides.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeBoundsAttribute(string section, string shortest, string longest, string? zero = null) : ValidationAttribute
{
    private readonly TimeSpan _shortest = TimeSpan.Parse(shortest, CultureInfo.InvariantCulture);
    private readonly TimeSpan _longest = TimeSpan.Parse(longest, CultureInfo.InvariantCulture);

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var setting = $"{section}:{validationContext.MemberName}";
        var wrong = value switch
        {
            TimeSpan time when IsWrong(time) => Sentence(setting, time),
            IDictionary<string, TimeSpan> times => times.Where(named => IsWrong(named.Value))
                .Select(named => Sentence($"{setting}:{named.Key}", named.Value)).FirstOrDefault(),
            _ => null,
        };
        return wrong is null ? ValidationResult.Success : new ValidationResult(wrong);
    }

    private bool IsWrong(TimeSpan time) => (time < _shortest || time > _longest) && (time != TimeSpan.Zero || zero is null);

    private string Sentence(string setting, TimeSpan time) =>
        $"{setting} is '{time}'; give from {shortest} to {longest}{(zero is null ? "" : $", or {zero}")}.";
}
