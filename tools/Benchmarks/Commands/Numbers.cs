using System.CommandLine;
using System.Globalization;

namespace CodeFirst.Benchmarks.Commands;

/// <summary>Options that are numbers within bounds.</summary>
internal static class Numbers
{
    public static Option<int?> Count(string name, string description, int most)
    {
        var option = new Option<int?>(name) { HelpName = "N", Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var value) || value < 1 || value > most))
                result.AddError($"{name} '{token.Value}' must be a whole number from 1 to {most}, for example {name} 3.");
        });
        return option;
    }

    public static Option<double?> Seconds(string name, string description, double least)
    {
        var option = new Option<double?>(name) { HelpName = "SECONDS", Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!double.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) || !(value >= least && value <= 3_600)))
                result.AddError(string.Create(
                    CultureInfo.InvariantCulture, $"{name} '{token.Value}' must be a number from {least} to 3600, for example {name} 1.5."));
        });
        return option;
    }
}
