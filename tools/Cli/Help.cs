using System.CommandLine;
using System.CommandLine.Help;

namespace CodeFirst.Cli;

/// <summary>What <c>--help</c> says below the list of options: how a command is meant, and lines to copy.</summary>
internal static class Help
{
    private const int Width = 120;

    private static readonly Dictionary<Command, string> Explanations = [];

    /// <summary>Adds the explanation and the examples to a command's help; they are printed as they are written.</summary>
    public static Command Explain(this Command command, string explanation, params string[] examples)
    {
        var lines = explanation.Split('\n').Append("").Append(examples.Length == 1 ? "Example:" : "Examples:")
            .Concat(examples.Select(example => $"  {example}"));
        Explanations[command] = string.Concat(lines.Select(line => $"{line}\n"));
        return command;
    }

    /// <summary>Makes the help of all commands as wide as a page at most, with the explanations below it.</summary>
    public static void Arrange(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        var help = (HelpAction)option.Action!;
        help.MaxWidth = Math.Min(help.MaxWidth, Width);
        option.Action = new ExplainedHelp(help);
    }

    private sealed class ExplainedHelp(HelpAction help) : System.CommandLine.Invocation.SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var exitCode = help.Invoke(parseResult);
            if (Explanations.TryGetValue(parseResult.CommandResult.Command, out var explanation))
                parseResult.InvocationConfiguration.Output.Write(explanation);
            return exitCode;
        }
    }
}
