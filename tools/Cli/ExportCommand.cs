using System.CommandLine;

namespace CodeFirst.Cli;

/// <summary><c>codefirst export</c>.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var assembly = new Argument<string>("ASSEMBLY") { Description = "The built contract: the .dll that declares the [Service] interfaces." };
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "FILE",
            Description = "The .proto file to write; it is only touched when it changes. Without it the text goes to standard output.",
        };
        var check = new Option<bool>("--check")
        {
            Description = "Write nothing; end with 2 when FILE is not what the contract says.",
        };

        var command = new Command(
            "export",
            """
            Writes the contract as a .proto file that protoc compiles unedited and that carries exactly the same bytes.
            A contract that cannot be exported exactly is refused: every reason is printed, each with its remedy.
            """)
        {
            assembly,
            output,
            check,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(check) && result.GetValue(output) is null)
                result.AddError("--check needs the file to check: add -o FILE.");
        });
        command.SetAction(result =>
        {
            var export = new Export(result.GetRequiredValue(assembly), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            return result.GetValue(output) is { } file ? export.ToFile(file, result.GetValue(check)) : export.ToOutput();
        });
        return command;
    }
}
