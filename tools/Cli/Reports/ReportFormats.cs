using System.CommandLine;

namespace CodeFirst.Cli.Reports;

/// <summary>The formats by their names.</summary>
internal static class ReportFormats
{
    private static readonly Dictionary<string, IReportFormat> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = new TextFormat(),
        ["json"] = new JsonFormat(),
        ["sarif"] = new SarifFormat(),
        ["msbuild"] = new MSBuildFormat(),
    };

    public static Option<string> Option()
    {
        var option = new Option<string>("--format")
        {
            HelpName = string.Join('|', All.Keys),
            Description = "For people; for programs; for code scanning (SARIF 2.1.0); or as compilers write it, FILE(LINE,COLUMN): error ID: TEXT.",
            DefaultValueFactory = _ => "text",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && !All.ContainsKey(given.Value))
                result.AddError($"'{given.Value}' is no format; it is one of {string.Join(", ", All.Keys)}.");
        });
        return option;
    }

    /// <summary>An empty report for the command line that was parsed.</summary>
    public static Report Report(ParseResult result, Option<string> format, bool breaksAreErrors = true) =>
        new(All[result.GetRequiredValue(format)], result.InvocationConfiguration.Output, result.InvocationConfiguration.Error)
        {
            BreaksAreErrors = breaksAreErrors,
        };

    /// <summary>Whether findings are written where the answer of a command would be.</summary>
    public static bool IsForPeople(string format) => All[format].IsForPeople;
}
