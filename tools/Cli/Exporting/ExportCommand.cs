using System.CommandLine;
using CodeFirst.Cli.Reports;

namespace CodeFirst.Cli.Exporting;

/// <summary><c>codefirst export</c>.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Assembly = new("ASSEMBLY")
    {
        Description = "The built contract: the .dll that declares the [Service] interfaces.",
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        HelpName = "FILE|DIR/",
        Description = "The .proto file to write, or the folder for one file per package; a file is only touched when it changes. "
            + "Without it the text goes to standard output.",
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Write no .proto; end with 2 when FILE is not what the contract says.",
    };

    private static readonly Option<string> DescriptorSet = new("--descriptor-set")
    {
        HelpName = "FILE",
        Description = "Also write the contract and all it imports as a binary FileDescriptorSet.",
    };

    private static readonly Option<string> List = new("--list")
    {
        HelpName = "FILE",
        Description = "Also list the paths of the .proto files in FILE, one a line, for a build.",
    };

    private static readonly Option<OutputFormat> Format = new("--format")
    {
        HelpName = "text|msbuild",
        Description = "How findings are told: to people, or to MSBuild, editors and CI as 'file(line,column): error ID: text'.",
    };

    public static Command Create()
    {
        var command = new Command(
            "export",
            """
            Writes the contract as a .proto file that protoc compiles unedited and that carries exactly the same bytes.
            A contract that cannot be exported exactly is refused: every reason is printed, each with its remedy.
            """)
        {
            Assembly, Output, Check, DescriptorSet, List, Format,
        };
        command.Validators.Add(result =>
        {
            foreach (var option in new Option[] { Check, DescriptorSet, List })
                if (result.GetResult(option) is { Implicit: false } && result.GetValue(Output) is null)
                    result.AddError($"{option.Name} needs the exported file: add -o FILE.");
        });
        command.SetAction(result => Run(Read(result), result.InvocationConfiguration));
        return command;
    }

    private static ExportRequest Read(ParseResult result) => new(result.GetRequiredValue(Assembly))
    {
        Output = result.GetValue(Output),
        CheckOnly = result.GetValue(Check),
        DescriptorSet = result.GetValue(DescriptorSet),
        List = result.GetValue(List),
        Format = result.GetValue(Format),
    };

    private static int Run(ExportRequest request, InvocationConfiguration console) =>
        new Export(request, console.Output, Report.Create(request.Format, request.Assembly, console.Output, console.Error)).Run();
}
