using System.CommandLine;
using CodeFirst.Cli.Evolution;
using CodeFirst.Cli.Exporting;
using CodeFirst.Cli.Reports;

namespace CodeFirst.Cli.Building;

/// <summary><c>codefirst build</c>: all that a build wants, in one process.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var assembly = ContractAssembly.Argument();
        var (output, check) = (ExportOptions.Output(), ExportOptions.Check());
        var (descriptorSet, serviceConfig, openApi) = (ExportOptions.DescriptorSet(), ExportOptions.ServiceConfig(), ExportOptions.OpenApi());
        output.Required = true;
        var list = new Option<string>("--list")
        {
            HelpName = "FILE",
            Description = "Also list the paths of the .proto files, one a line, when all is well.",
        };
        var against = GateOptions.Against();
        against.Required = false;
        var (category, accepted) = (GateOptions.Strictness(), GateOptions.Accepted());
        var warn = new Option<bool>("--warn")
        {
            Description = "Let what breaks callers be a warning, which does not fail the build.",
        };
        var format = ReportFormats.Option();

        var command = new Command("build", "Exports and checks in one go, as CodeFirst.Build does on every build of a contract.")
        {
            assembly,
            output,
            check,
            descriptorSet,
            serviceConfig,
            openApi,
            list,
            against,
            category,
            accepted,
            warn,
            format,
        };
        command.SetAction(result =>
        {
            var build = new Build(ReportFormats.Report(result, format, breaksAreErrors: !result.GetValue(warn)))
            {
                Export = new ExportRequest(result.GetRequiredValue(assembly))
                {
                    Output = result.GetRequiredValue(output),
                    CheckOnly = result.GetValue(check),
                    DescriptorSet = result.GetValue(descriptorSet),
                    ServiceConfig = result.GetValue(serviceConfig),
                    OpenApi = result.GetValue(openApi),
                    IsBuild = true,
                },
                Check = result.GetValue(against) is { } baseline
                    ? new CheckRequest(baseline, GateOptions.CategoryOf(result.GetRequiredValue(category))) { Accepted = result.GetValue(accepted) }
                    : null,
                List = result.GetValue(list),
            };
            return build.Run();
        });
        return command.Explain(
            """
            Without --against nothing is compared. The .proto files are written even when something breaks callers.

            Ends with 0 when done, 1 when it could not be, 2 when a checked file is stale or a change breaks callers.
            """,
            "codefirst build bin/Debug/net10.0/Shop.dll -o ./ --against released/ --format msbuild",
            "codefirst build @build.rsp");
    }
}
