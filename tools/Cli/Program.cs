using System.CommandLine;
using CodeFirst.Cli;
using CodeFirst.Cli.Evolution;
using CodeFirst.Cli.Exporting;
using CodeFirst.Cli.Wire;

var root = new RootCommand(
    """
    Turns a code-first gRPC contract (C# interfaces and records) into what other languages need, and keeps them working.

    Example: codefirst export bin/Debug/net10.0/Shop.Contracts.dll -o shop.proto

    Ends with 0 when done, 1 when it could not run or the contract is refused, 2 when a checked file is stale a change
    breaks callers, or a value did not come back as it went.
    Answers go to standard output, everything else to standard error.
    """)
{
    ExportCommand.Create(),
    CheckCommand.Create(),
    DiffCommand.Create(),
    ReleaseCommand.Create(),
    WireCommand.Create(),
};

var command = root.Parse(args.Length == 0 ? ["--help"] : args);
return command.Errors.Count == 0 ? command.Invoke() : UsageErrors.Print(command, Console.Error);
