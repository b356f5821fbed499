using CodeFirst.Cli.Reports;
using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution;

/// <summary>Moves a baseline to the contract of today; what stands in the way is in the report.</summary>
internal sealed class Release(string assembly, CheckRequest request, Report report)
{
    private string Baseline => request.Baseline;

    private bool IsFolder => Path.EndsInDirectorySeparator(Baseline) || Directory.Exists(Baseline);

    public int Run()
    {
        var schema = ContractAssembly.ReadSchema(assembly);
        if (schema.Files.Count > 1 && !IsFolder)
            throw new BaselineException(
                $"The contract has {schema.Files.Count} packages, a file each, and '{Baseline}' is no folder; give one, with a slash at its end");
        return IsFirst() ? WriteAll(schema) : Move(schema);
    }

    private bool IsFirst() => IsFolder
        ? !Directory.Exists(Baseline) || !Directory.EnumerateFiles(Baseline, "*.proto", SearchOption.AllDirectories).Any()
        : !File.Exists(Baseline);

    private int Move(ContractSchema schema)
    {
        if (!IsFolder && !Baseline.EndsWith(".proto", StringComparison.OrdinalIgnoreCase))
            throw new BaselineException($"'{Baseline}' is no .proto file; a release is written as text, so that its changes can be reviewed");
        var check = Check.Run(assembly, schema, request, report);
        if (!check.Passed)
        {
            report.Summary =
                $"Not released: mend the contract, or accept what is meant in '{check.AcceptancePath}'. Nothing was written.";
            return ExitCodes.Breaking;
        }

        WriteAll(schema);
        DeleteStale(check, schema);
        DropUsed(check);
        return ExitCodes.Ok;
    }

    private int WriteAll(ContractSchema schema)
    {
        foreach (var file in schema.Files)
            Write(IsFolder ? Path.Combine(Baseline, file.Name) : Baseline, ProtoPrinter.Print(file));
        return ExitCodes.Ok;
    }

    private void Write(string path, string text)
    {
        var isNew = !File.Exists(path);
        if (!isNew && File.ReadAllText(path) == text)
        {
            report.Note($"'{path}' is up to date.");
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text);
        report.Note(isNew ? $"'{path}' is the first release; commit it." : $"'{path}' is released; commit it.");
    }

    /// <summary>A file of a package that is gone, or under a name that is gone, would be compared with for ever.</summary>
    private void DeleteStale(Check check, ContractSchema schema)
    {
        if (!IsFolder)
            return;
        foreach (var name in check.Baseline.Files.Select(file => file.Name).Except(schema.Files.Select(file => file.Name)))
        {
            var path = Path.Combine(Baseline, name);
            File.Delete(path);
            report.Note($"'{path}' is deleted, since the contract has no such file any more; commit that.");
        }
    }

    private void DropUsed(Check check)
    {
        var left = check.Acceptances.Where(acceptance => !check.Verdict.Accepted.Any(acceptance.Accepts)).ToList();
        if (left.Count == check.Acceptances.Count)
            return;
        AcceptanceFile.Write(check.AcceptancePath, left);
        report.Note($"'{check.AcceptancePath}': {check.Acceptances.Count - left.Count} used and taken out, {left.Count} left.");
    }
}
