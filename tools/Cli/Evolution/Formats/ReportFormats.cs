using System.CommandLine;

namespace CodeFirst.Cli.Evolution.Formats;

/// <summary>The formats by their names.</summary>
internal static class ReportFormats
{
    private static readonly Dictionary<string, IReportFormat> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["people"] = new PeopleFormat(),
        ["json"] = new JsonFormat(),
        ["sarif"] = new SarifFormat(),
        ["msbuild"] = new MSBuildFormat(),
    };

    public static Option<string> Option()
    {
        var option = new Option<string>("--format")
        {
            HelpName = string.Join('|', All.Keys),
            Description = "For people; for programs; for code scanning; or compiler-style lines that editors and CI annotate.",
            DefaultValueFactory = _ => "people",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && !All.ContainsKey(given.Value))
                result.AddError($"'{given.Value}' is no format; it is one of {string.Join(", ", All.Keys)}.");
        });
        return option;
    }

    public static IReportFormat Named(string name) => All[name];
}
