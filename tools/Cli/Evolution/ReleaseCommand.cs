using System.CommandLine;

namespace CodeFirst.Cli.Evolution;

/// <summary><c>codefirst release</c>.</summary>
internal static class ReleaseCommand
{
    public static Command Create()
    {
        var assembly = GateOptions.Assembly();
        var baseline = new Option<string>("--baseline")
        {
            HelpName = "PATH",
            Required = true,
            Description = "The .proto file to move, or the folder of them when the contract has several packages. It need not be there yet.",
        };
        var (category, accepted) = (GateOptions.Strictness(), GateOptions.Accepted());

        var command = new Command(
            "release",
            """
            Moves the baseline to the contract of today, and takes the acceptances it used out of their file.

            Refuses when something breaks callers of the baseline and is not accepted.
            Ends with 0 when done, 2 when refused, 1 when the contract or the baseline cannot be read.

            Example:
              codefirst release bin/Release/net10.0/Shop.Contracts.dll --baseline shop.proto
            """)
        {
            assembly,
            baseline,
            category,
            accepted,
        };
        command.SetAction(result => new Release(result.InvocationConfiguration.Output, result.InvocationConfiguration.Error)
        {
            Assembly = result.GetRequiredValue(assembly),
            Baseline = result.GetRequiredValue(baseline),
            Category = GateOptions.CategoryOf(result.GetRequiredValue(category)),
            Accepted = result.GetValue(accepted),
        }.Run());
        return command;
    }
}
