using System.CommandLine;

namespace CodeFirst.Cli;

/// <summary>A command line that cannot be understood: what is wrong, and where the valid words stand.</summary>
internal static class UsageErrors
{
    public static int Print(ParseResult command, TextWriter error)
    {
        foreach (var mistake in command.Errors)
            error.WriteLine(mistake.Message);
        var name = command.CommandResult.Command is RootCommand ? "codefirst" : $"codefirst {command.CommandResult.Command.Name}";
        error.WriteLine($"See: {name} --help");
        return ExitCodes.Failed;
    }
}
