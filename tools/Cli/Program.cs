using System.CommandLine;
using CodeFirst.Cli;
using CodeFirst.Cli.Building;
using CodeFirst.Cli.Evolution;
using CodeFirst.Cli.Exporting;
using CodeFirst.Cli.Wire;

var root = new RootCommand("Turns a code-first gRPC contract (C# interfaces and records) into what other languages need, and keeps them working.")
{
    ExportCommand.Create(),
    CheckCommand.Create(),
    DiffCommand.Create(),
    ReleaseCommand.Create(),
    BuildCommand.Create(),
    WireCommand.Create(),
};
root.Explain(
    """
    A contract is built first; every command then reads its assembly.

    Ends with 0 when done, 1 when it could not be (the contract is refused, or a file cannot be read or written), 2 when a
    checked file is stale, a change breaks callers, or a value did not come back as it went.
    Answers go to standard output, everything else to standard error.

    codefirst COMMAND --help says more of each.
    """,
    "codefirst export bin/Release/net10.0/Shop.dll -o shop.proto",
    "codefirst release bin/Release/net10.0/Shop.dll --baseline released/",
    "codefirst check bin/Release/net10.0/Shop.dll --against released/");
Help.Arrange(root);

var command = root.Parse(args.Length == 0 ? ["--help"] : args);
return command.Errors.Count == 0 ? command.Invoke() : UsageErrors.Print(command, Console.Error);
