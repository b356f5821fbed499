using System.Text.RegularExpressions;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Packages;

/// <summary>The break the README shows, made in this contract and built with <c>CodeFirst.Build</c>.</summary>
[TestFixture]
internal sealed partial class ReadmeGateTests
{
    private static readonly Match Shown = Gate().Match(File.ReadAllText(Repository.PathTo("README.md")));

    [Test]
    public async Task The_break_in_the_readme_is_what_the_build_says()
    {
        Assert.That(Shown.Success, Is.True, "The README shows an edit of the contract, then what the build says.");
        using var workspace = await Workspace.CreateAsync();
        workspace.WriteProject("Users", "<TargetFramework>net10.0</TargetFramework>", Workspace.ContractPackages);
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("Contracts", "Users"), "*.cs"))
            workspace.Write($"Users/{Path.GetFileName(file)}", await File.ReadAllTextAsync(file));
        workspace.Write("Users/released/user.proto", await File.ReadAllTextAsync(Repository.PathTo("Contracts", "Users", "released", "user.proto")));

        await workspace.DotnetAsync("build", "Users", "--nologo");
        var code = await File.ReadAllTextAsync(workspace.PathTo("Users/UserResponse.cs"));
        var (before, after) = (Side('-'), Side('+'));
        Assert.That(code, Does.Contain(before));
        workspace.Write("Users/UserResponse.cs", code.Replace(before, after, StringComparison.Ordinal));
        var broken = await workspace.TryDotnetAsync("build", "Users", "--nologo", "--no-restore");

        Assert.That(broken.ExitCode, Is.EqualTo(1));
        // paths from the project's folder, as the README has them
        var errors = broken.Output.Replace(workspace.PathTo("Users/"), "", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct();
        Assert.That(errors, Is.EqualTo([$"{Shown.Groups["said"].Value} [Users.csproj]"]));
    }

    /// <summary>The edited lines as they were (-) or are (+).</summary>
    private static string Side(char sign) => string.Concat(
        Shown.Groups["edit"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] == sign || line[0] == ' ')
            .Select(line => $"{line[1..]}\n"));

    [GeneratedRegex(@"^```diff\n(?<edit>.*?)^```\n.*?^```\n(?<said>[^\n]+)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Gate();
}
