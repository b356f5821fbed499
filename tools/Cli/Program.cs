using System.CommandLine;
using CodeFirst.Cli;
using CodeFirst.Cli.Evolution;

var root = new RootCommand("Turns a code-first gRPC contract (C# interfaces and records) into what other languages need, and keeps them working.")
{
    ExportCommand.Create(),
    CheckCommand.Create(),
    DiffCommand.Create(),
    ReleaseCommand.Create(),
};

return root.Parse(args).Invoke();
