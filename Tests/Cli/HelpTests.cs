using System.Text.RegularExpressions;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Cli;

/// <summary>What a person reads who has never seen the tool.</summary>
[TestFixture]
internal sealed partial class HelpTests
{
    private static readonly string[] Commands = ["export", "check", "diff", "release", "build"];

    private static IEnumerable<string[]> Pages => [["--help"], .. Commands.Select(command => new[] { command, "--help" })];

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_of_help_fits_a_page_and_says_examples_and_exit_codes(string[] arguments)
    {
        var help = await RunAsync(arguments);

        Assert.That((help.ExitCode, help.Error), Is.EqualTo((0, "")));
        Assert.That(help.Output.Split('\n').Select(line => line.Length), Is.All.LessThanOrEqualTo(120));
        Assert.That(help.Output, Does.Contain("\n\nEnds with 0").And.Match(@"\n\nExamples?:\n  codefirst "));
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Every_example_is_understood(string[] arguments)
    {
        var examples = Example().Matches((await RunAsync(arguments)).Output).Select(example => example.Groups["line"].Value).ToList();

        Assert.That(examples, Is.Not.Empty);
        foreach (var example in examples.Where(example => !example.Contains('@', StringComparison.Ordinal)))
        {
            // understood, so it looks for the file
            var run = await RunAsync(example.Split(' '));
            Assert.That(run.Output + run.Error, Does.Contain("There is no").And.Not.Contain("See: codefirst"), example);
        }
    }

    [Test]
    public async Task Without_arguments_the_tool_explains_itself() =>
        Assert.That(await RunAsync(), Is.EqualTo(await RunAsync("--help")));

    [Test]
    public async Task The_first_page_names_every_command()
    {
        var help = await RunAsync("--help");

        Assert.That(Commands.Where(command => !help.Output.Contains($"\n  {command} <ASSEMBLY> ", StringComparison.Ordinal)), Is.Empty);
    }

    private static Task<ProgramResult> RunAsync(params string[] arguments)
        => ChildProcess.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "codefirst.dll"), .. arguments]);

    [GeneratedRegex(@"^  codefirst (?<line>[^\[\n]+)$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
