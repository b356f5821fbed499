using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Packages;

/// <summary>The dotnet command line, as a person types it.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(10);

    /// <summary>Runs a command that must succeed, and returns what it printed.</summary>
    public static async Task<string> RunAsync(string folder, LocalFeed? feed, params string[] arguments)
    {
        var result = await TryAsync(folder, feed, arguments);
        Assert.That(result.ExitCode, Is.Zero, $"dotnet {string.Join(' ', arguments)}\n{result.Output}\n{result.Error}");
        return result.Output;
    }

    /// <summary>Runs a command that may fail.</summary>
    public static Task<ProgramResult> TryAsync(string folder, LocalFeed? feed, params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            // no server process outlives the test, and none of an earlier build decides for this one
            ["MSBUILDDISABLENODEREUSE"] = "1",
        };
        if (feed is not null)
            environment["NUGET_PACKAGES"] = feed.PackagesFolder;
        return ChildProcess.RunAsync("dotnet", arguments, folder, environment, AtMost);
    }
}
