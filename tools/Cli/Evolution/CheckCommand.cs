using System.CommandLine;
using CodeFirst.Cli.Reports;

namespace CodeFirst.Cli.Evolution;

/// <summary><c>codefirst check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var assembly = ContractAssembly.Argument();
        var (against, revision) = (GateOptions.Against(), GateOptions.Revision());
        var (category, accepted) = (GateOptions.Strictness(), GateOptions.Accepted());
        var format = ReportFormats.Option();

        var command = new Command("check", "Finds what would break callers built against the last release, and the line of C# that mends it.")
        {
            assembly,
            against,
            revision,
            category,
            accepted,
            format,
        };
        command.SetAction(result =>
        {
            var report = ReportFormats.Report(result, format);
            var path = result.GetRequiredValue(assembly);
            var request = new CheckRequest(result.GetRequiredValue(against), GateOptions.CategoryOf(result.GetRequiredValue(category)))
            {
                Revision = result.GetValue(revision),
                Accepted = result.GetValue(accepted),
            };
            return report.Run(path, "compared", () =>
            {
                var check = Check.Run(path, ContractAssembly.ReadSchema(path), request, report);
                report.Summary = check.Summarize(request);
                return check.Passed ? ExitCodes.Ok : ExitCodes.Breaking;
            });
        });
        return command.Explain(
            """
            The baseline is the contract as its callers know it: the .proto of the last release, committed.

            Ends with 0 when nothing breaks, 2 when something does, 1 when the contract or the baseline cannot be read.
            """,
            "codefirst check bin/Release/net10.0/Shop.dll --against released/",
            "codefirst check Shop.dll --against shop.proto --revision v1.4.0 --format sarif");
    }
}
