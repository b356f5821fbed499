using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;
using Google.Protobuf.Reflection;

namespace CodeFirst.Cli.Evolution;

/// <summary>A contract and its baseline, read; or the sentence on standard error that says why they cannot be.</summary>
internal static class GateInput
{
    public static IReadOnlyList<FileDescriptorProto> ReadContract(string assembly)
        => [.. ContractAssembly.ReadSchema(assembly).Files.Select(file => file.Descriptor)];

    /// <summary>Where the acceptances are: the given file, or the default one beside the baseline.</summary>
    public static string AcceptancesOf(Baseline baseline, string? given)
    {
        if (given is not null)
            return given;
        var folder = Directory.Exists(baseline.Path) ? baseline.Path : Path.GetDirectoryName(baseline.Path);
        return Path.Combine(folder ?? "", AcceptanceFile.DefaultName);
    }

    /// <summary>Runs a command, and turns what stops it into a sentence and an exit code.</summary>
    public static int Guard(TextWriter error, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (ContractException refused)
        {
            foreach (var finding in refused.Findings)
                error.WriteLine(finding);
            error.WriteLine("The contract cannot be exported, so there is nothing to compare.");
        }
        catch (Exception failure) when (failure is UnreadableContractException or BaselineException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(failure.Message);
        }

        return ExitCodes.Failed;
    }
}
