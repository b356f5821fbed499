using System.CommandLine;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution;

/// <summary><c>codefirst diff</c>.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var assembly = GateOptions.Assembly();
        var (against, revision, category) = (GateOptions.Against(), GateOptions.Revision(), GateOptions.Strictness());

        var command = new Command(
            "diff",
            """
            Says in words what changed since the last release, compatible changes included: a Markdown list for a changelog.

            Ends with 0, or with 1 when the contract or the baseline cannot be read.

            Example:
              codefirst diff bin/Release/net10.0/Shop.Contracts.dll --against shop.proto
            """)
        {
            assembly,
            against,
            revision,
            category,
        };
        command.SetAction(result => GateInput.Guard(result.InvocationConfiguration.Error, () =>
        {
            var baseline = Baseline.Read(result.GetRequiredValue(against), result.GetValue(revision));
            var contract = GateInput.ReadContract(result.GetRequiredValue(assembly));
            var strictness = GateOptions.CategoryOf(result.GetRequiredValue(category));
            var changes = ChangeLog.Describe(baseline.FilesFor(contract), contract, strictness);
            foreach (var change in changes)
                result.InvocationConfiguration.Output.WriteLine($"- {change}");
            if (changes.Count == 0)
                result.InvocationConfiguration.Error.WriteLine("Nothing changed.");
            return ExitCodes.Ok;
        }));
        return command;
    }
}
