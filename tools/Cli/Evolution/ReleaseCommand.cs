using System.CommandLine;
using CodeFirst.Cli.Reports;

namespace CodeFirst.Cli.Evolution;

/// <summary><c>codefirst release</c>.</summary>
internal static class ReleaseCommand
{
    public static Command Create()
    {
        var assembly = ContractAssembly.Argument();
        var baseline = new Option<string>("--baseline")
        {
            HelpName = "FILE|DIR/",
            Required = true,
            Description = "The .proto file to move, or the folder with one file per package. It need not be there yet.",
        };
        var (category, accepted, format) = (GateOptions.Strictness(), GateOptions.Accepted(), ReportFormats.Option());

        var command = new Command("release", "Moves the baseline to the contract of today, unless that breaks callers.")
        {
            assembly,
            baseline,
            category,
            accepted,
            format,
        };
        command.SetAction(result =>
        {
            var report = ReportFormats.Report(result, format);
            var path = result.GetRequiredValue(assembly);
            var request = new CheckRequest(result.GetRequiredValue(baseline), GateOptions.CategoryOf(result.GetRequiredValue(category)))
            {
                Accepted = result.GetValue(accepted),
            };
            return report.Run(path, "released", new Release(path, request, report).Run);
        });
        return command.Explain(
            """
            Run it when the contract is released, and commit the file: it is what the next check compares with.
            It refuses while something breaks callers of the baseline and is not accepted, and takes the acceptances
            that are used out of their file. From a folder it deletes the files that the contract has no more.

            Ends with 0 when done, 2 when refused, 1 when the contract or the baseline cannot be read.
            """,
            "codefirst release bin/Release/net10.0/Shop.dll --baseline released/");
    }
}
