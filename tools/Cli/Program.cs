using System.CommandLine;
using CodeFirst.Cli.Exporting;

var root = new RootCommand("Turns a code-first gRPC contract (C# interfaces and records) into what other languages need.")
{
    ExportCommand.Create(),
};

return root.Parse(args).Invoke();
