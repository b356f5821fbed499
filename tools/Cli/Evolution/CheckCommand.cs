using System.CommandLine;
using CodeFirst.Cli.Evolution.Formats;

namespace CodeFirst.Cli.Evolution;

/// <summary><c>codefirst check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var assembly = GateOptions.Assembly();
        var (against, revision) = (GateOptions.Against(), GateOptions.Revision());
        var (category, accepted) = (GateOptions.Strictness(), GateOptions.Accepted());
        var format = ReportFormats.Option();

        var command = new Command(
            "check",
            """
            Finds what would break callers built against the last release, whom, and the line of C# that mends it.

            Ends with 0 when nothing breaks, 2 when something does, 1 when the contract or the baseline cannot be read.

            Examples:
              codefirst check bin/Release/net10.0/Shop.Contracts.dll --against shop.proto
              codefirst check Shop.Contracts.dll --against shop.proto --revision v1.4.0 --format sarif
            """)
        {
            assembly,
            against,
            revision,
            category,
            accepted,
            format,
        };
        command.SetAction(result => new Check(result.InvocationConfiguration.Output, result.InvocationConfiguration.Error)
        {
            Assembly = result.GetRequiredValue(assembly),
            Against = result.GetRequiredValue(against),
            Revision = result.GetValue(revision),
            Category = GateOptions.CategoryOf(result.GetRequiredValue(category)),
            Accepted = result.GetValue(accepted),
            Format = ReportFormats.Named(result.GetRequiredValue(format)),
        }.Run());
        return command;
    }
}
