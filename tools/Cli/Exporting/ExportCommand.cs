using System.CommandLine;
using CodeFirst.Cli.Reports;

namespace CodeFirst.Cli.Exporting;

/// <summary><c>codefirst export</c>.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var assembly = ContractAssembly.Argument();
        var (output, check) = (ExportOptions.Output(), ExportOptions.Check());
        var (descriptorSet, serviceConfig, openApi) = (ExportOptions.DescriptorSet(), ExportOptions.ServiceConfig(), ExportOptions.OpenApi());
        var format = ReportFormats.Option();

        var command = new Command("export", "Writes the contract as a .proto file that protoc compiles unedited, for the same bytes.")
        {
            assembly,
            output,
            check,
            descriptorSet,
            serviceConfig,
            openApi,
            format,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(output) is not null)
                return;
            foreach (var option in new Option[] { check, descriptorSet, serviceConfig, openApi })
                if (result.GetResult(option) is { Implicit: false })
                    result.AddError($"{option.Name} needs the exported file: add -o FILE.");
            if (result.GetResult(format) is { } given && !given.Errors.Any() && !ReportFormats.IsForPeople(given.GetRequiredValue(format)))
                result.AddError("Without a file the .proto text is the answer, and findings cannot be in it: add -o FILE.");
        });
        command.SetAction(result =>
        {
            var report = ReportFormats.Report(result, format);
            var request = new ExportRequest(result.GetRequiredValue(assembly))
            {
                Output = result.GetValue(output),
                CheckOnly = result.GetValue(check),
                DescriptorSet = result.GetValue(descriptorSet),
                ServiceConfig = result.GetValue(serviceConfig),
                OpenApi = result.GetValue(openApi),
            };
            return report.Run(request.Assembly, "exported", () =>
            {
                var schema = ContractAssembly.ReadSchema(request.Assembly);
                var export = new Export(request, report);
                return request.Output is { } path ? export.Run(schema, path) : export.Print(schema, result.InvocationConfiguration.Output);
            });
        });
        return command.Explain(
            """
            Without --output the text goes to standard output.
            A contract that cannot be exported exactly is refused: every reason is printed, each with its remedy.

            Ends with 0 when done, 1 when the contract is refused or a file cannot be written, 2 when --check finds a stale file.
            """,
            "codefirst export bin/Release/net10.0/Shop.dll -o shop.proto",
            "codefirst export Shop.dll -o api/ --descriptor-set api/shop.binpb",
            "codefirst export Shop.dll -o shop.proto --check");
    }
}
