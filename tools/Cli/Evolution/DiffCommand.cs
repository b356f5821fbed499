using System.CommandLine;
using CodeFirst.Cli.Reports;
using CodeFirst.Schema.Evolution;
using Google.Protobuf.Reflection;

namespace CodeFirst.Cli.Evolution;

/// <summary><c>codefirst diff</c>.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var assembly = ContractAssembly.Argument();
        var (against, revision, category) = (GateOptions.Against(), GateOptions.Revision(), GateOptions.Strictness());

        var command = new Command("diff", "Says in words what changed since the last release, compatible changes included.")
        {
            assembly,
            against,
            revision,
            category,
        };
        command.SetAction(result =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var path = result.GetRequiredValue(assembly);
            var report = new Report(new TextFormat(), output, error);
            return report.Run(path, "compared", () =>
            {
                var baseline = Baseline.Read(result.GetRequiredValue(against), result.GetValue(revision));
                List<FileDescriptorProto> contract = [.. ContractAssembly.ReadSchema(path).Files.Select(file => file.Descriptor)];
                var strictness = GateOptions.CategoryOf(result.GetRequiredValue(category));
                var changes = ChangeLog.Describe(baseline.FilesFor(contract), contract, strictness);
                foreach (var change in changes)
                    output.WriteLine($"- {change}");
                if (changes.Count == 0)
                    report.Note("Nothing changed.");
                return ExitCodes.Ok;
            });
        });
        return command.Explain(
            """
            The answer is a Markdown list, fit for a changelog; what breaks callers comes first and is called so.

            Ends with 0, or with 1 when the contract or the baseline cannot be read.
            """,
            "codefirst diff bin/Release/net10.0/Shop.dll --against released/");
    }
}
