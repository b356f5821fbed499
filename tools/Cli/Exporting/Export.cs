using CodeFirst.Cli.Reports;
using CodeFirst.Schema;
using Google.Protobuf;

namespace CodeFirst.Cli.Exporting;

/// <summary>One run of <c>codefirst export</c>. The answer goes to <paramref name="output"/>, everything else to the report.</summary>
internal sealed class Export(ExportRequest request, TextWriter output, Report report)
{
    public int Run()
    {
        try
        {
            var schema = ContractAssembly.ReadSchema(request.Assembly);
            HintAtMissingComments();
            return request.Output is { } path ? ToFiles(schema, path) : ToOutput(schema);
        }
        catch (ContractException refused)
        {
            report.Refused(refused.Findings);
        }
        catch (Exception failure) when (failure is UnreadableContractException or ExportException)
        {
            report.Failed(ReportIds.Failed, request.Assembly, failure.Message);
        }

        return ExitCodes.Failed;
    }

    private int ToOutput(ContractSchema schema)
    {
        output.Write(ProtoPrinter.Print(ExportTargets.OnlyFile(schema, "export them into a folder with -o DIR/")));
        return ExitCodes.Ok;
    }

    private int ToFiles(ContractSchema schema, string path)
    {
        var files = ExportTargets.Choose(schema, path);
        var result = files.Select(target => ToFile(target.Path, ProtoPrinter.Print(target.File))).Max();
        if (result == ExitCodes.Ok && request.DescriptorSet is { } set)
            result = Try(set, () => Store(set, DescriptorSets.Of(schema).ToByteArray()));
        if (result == ExitCodes.Ok && request.List is { } list)
            result = Try(list, () => File.WriteAllLines(list, files.Select(target => Path.GetFullPath(target.Path))));
        return result;
    }

    private int ToFile(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            report.UpToDate(path);
            return ExitCodes.Ok;
        }

        if (request.CheckOnly)
        {
            var staleness = File.Exists(path) ? "not what the contract says" : "missing";
            report.Failed(ReportIds.Stale, path, $"'{path}' is {staleness}; {Refresh()}");
            return ExitCodes.Stale;
        }

        return Try(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, text);
            report.Written(path);
        });
    }

    private string Refresh() => request.Format == OutputFormat.MSBuild
        ? "build the project with CodeFirstExport=true, and commit the file."
        : $"refresh it with: codefirst export {request.Assembly} -o {request.Output}";

    private static void Store(string path, byte[] content)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            File.WriteAllBytes(path, content);
    }

    private int Try(string path, Action write)
    {
        try
        {
            write();
            return ExitCodes.Ok;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            report.Failed(ReportIds.Failed, path, $"Cannot write '{path}': {failure.Message}");
            return ExitCodes.Failed;
        }
    }

    private void HintAtMissingComments()
    {
        var comments = Path.ChangeExtension(request.Assembly, ".xml");
        if (!File.Exists(comments))
            report.Hint(
                $"'{comments}' is missing, so the file has no comments; "
                + "set <GenerateDocumentationFile>true</GenerateDocumentationFile> in the contract's project to have them.");
    }
}
