using CodeFirst.Schema;

namespace CodeFirst.Cli;

/// <summary>One run of <c>codefirst export</c>. The answer goes to <paramref name="output"/>, everything else to <paramref name="error"/>.</summary>
internal sealed class Export(string assembly, TextWriter output, TextWriter error)
{
    public int ToOutput()
    {
        if (!TryReadContract(out var text))
            return ExitCodes.Failed;
        output.Write(text);
        return ExitCodes.Ok;
    }

    public int ToFile(string path, bool checkOnly)
    {
        if (!TryReadContract(out var text))
            return ExitCodes.Failed;
        try
        {
            if (File.Exists(path) && File.ReadAllText(path) == text)
                return Say($"'{path}' is up to date.", ExitCodes.Ok);
            if (checkOnly)
                return Say($"'{path}' is {Staleness(path)}; refresh it with: codefirst export {assembly} -o {path}", ExitCodes.Stale);
            File.WriteAllText(path, text);
            return Say($"'{path}' is written.", ExitCodes.Ok);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Say($"Cannot write '{path}': {failure.Message}", ExitCodes.Failed);
        }
    }

    private static string Staleness(string path) => File.Exists(path) ? "not what the contract says" : "missing";

    private bool TryReadContract(out string text)
    {
        text = "";
        try
        {
            text = ProtoPrinter.Print(ContractAssembly.ReadSchema(assembly).Files[0].Descriptor);
        }
        catch (ContractException refused)
        {
            foreach (var finding in refused.Findings)
                error.WriteLine(finding);
            error.WriteLine(refused.Findings.Count == 1 ? "1 finding; nothing was exported." : $"{refused.Findings.Count} findings; nothing was exported.");
            return false;
        }
        catch (UnreadableContractException unreadable)
        {
            error.WriteLine(unreadable.Message);
            return false;
        }

        if (!File.Exists(Path.ChangeExtension(assembly, ".xml")))
            error.WriteLine(
                $"'{Path.ChangeExtension(assembly, ".xml")}' is missing, so the file has no comments; "
                + "set <GenerateDocumentationFile>true</GenerateDocumentationFile> in the contract's project to have them.");
        return true;
    }

    private int Say(string sentence, int exitCode)
    {
        error.WriteLine(sentence);
        return exitCode;
    }
}
