using CodeFirst.Cli.Evolution.Formats;
using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;
using Google.Protobuf.Reflection;

namespace CodeFirst.Cli.Evolution;

/// <summary>One run of <c>codefirst release</c>: findings to <paramref name="output"/>, what was done to <paramref name="error"/>.</summary>
internal sealed class Release(TextWriter output, TextWriter error)
{
    public required string Assembly { get; init; }

    public required string Baseline { get; init; }

    public required Category Category { get; init; }

    public string? Accepted { get; init; }

    private bool IsFolder => Directory.Exists(Baseline);

    public int Run() => GateInput.Guard(error, () =>
    {
        var schema = ContractAssembly.ReadSchema(Assembly);
        if (schema.Files.Count > 1 && !IsFolder)
            throw new BaselineException(
                $"The contract has {schema.Files.Count} packages, a file each, and '{Baseline}' is no folder; "
                + "make the folder and give it as --baseline");
        return IsFirst() ? WriteAll(schema) : Move(schema);
    });

    private bool IsFirst() => IsFolder
        ? !Directory.EnumerateFiles(Baseline, "*.proto", SearchOption.AllDirectories).Any()
        : !File.Exists(Baseline);

    private int Move(ContractSchema schema)
    {
        if (!IsFolder && !Baseline.EndsWith(".proto", StringComparison.OrdinalIgnoreCase))
            throw new BaselineException($"'{Baseline}' is no .proto file; a release is written as text, so that its changes can be reviewed");
        var baseline = Schema.Evolution.Baseline.Read(Baseline);
        var acceptances = GateInput.AcceptancesOf(baseline, Accepted);
        var accepted = AcceptanceFile.Read(acceptances);
        IReadOnlyList<FileDescriptorProto> contract = [.. schema.Files.Select(file => file.Descriptor)];
        var report = GateReport.Make(baseline.FilesFor(contract), contract, Category, accepted);
        if (report.Findings.Count > 0)
            return Refuse(report, baseline, acceptances);

        WriteAll(schema);
        Drop(acceptances, accepted, report);
        return ExitCodes.Ok;
    }

    private int Refuse(GateReport report, Baseline baseline, string acceptances)
    {
        new PeopleFormat().Write(report, baseline, output);
        error.WriteLine($"Not released: mend the contract, or accept what is meant in '{acceptances}'. Nothing was written.");
        return ExitCodes.Breaking;
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
            error.WriteLine($"'{path}' is up to date.");
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text);
        error.WriteLine(isNew ? $"'{path}' is the first release." : $"'{path}' is released; commit it.");
    }

    private void Drop(string path, IReadOnlyList<Acceptance> accepted, GateReport report)
    {
        var left = accepted.Where(acceptance => !report.Accepted.Any(acceptance.Accepts)).ToList();
        if (left.Count == accepted.Count)
            return;
        AcceptanceFile.Write(path, left);
        error.WriteLine($"'{path}': {accepted.Count - left.Count} used and taken out, {left.Count} left.");
    }
}
