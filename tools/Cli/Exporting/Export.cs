using CodeFirst.Cli.Reports;
using CodeFirst.Schema;
using Google.Protobuf;

namespace CodeFirst.Cli.Exporting;

/// <summary>Writes a contract to its files, or compares them with it; what was done goes to the report.</summary>
internal sealed class Export(ExportRequest request, Report report)
{
    public int Run(ContractSchema schema, string output)
    {
        HintAtMissingComments();
        // all of them before the first is written: any may be refused
        var texts = Texts(schema, output).ToList();
        var result = texts.Select(file => ToFile(file.Path, file.Text)).Max();
        if (result == ExitCodes.Ok && request.DescriptorSet is { } set)
            result = Try(set, () => Store(set, DescriptorSets.Of(schema).ToByteArray()));
        return result;
    }

    public int Print(ContractSchema schema, TextWriter output)
    {
        HintAtMissingComments();
        output.Write(ProtoPrinter.Print(ExportTargets.OnlyFile(schema, "export them into a folder with -o DIR/")));
        return ExitCodes.Ok;
    }

    private IEnumerable<(string Path, string Text)> Texts(ContractSchema schema, string output)
    {
        foreach (var target in ExportTargets.Choose(schema, output))
            yield return (target.Path, ProtoPrinter.Print(target.File));
        if (request.ServiceConfig is { } path)
            yield return (path, ServiceConfig.Print(schema));
        if (request.OpenApi is { } document)
            yield return (document, OpenApiPrinter.Print(schema));
    }

    private int ToFile(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            if (!request.IsBuild)
                report.Note($"'{path}' is up to date.");
            return ExitCodes.Ok;
        }

        if (request.CheckOnly)
        {
            var staleness = File.Exists(path) ? "not what the contract says" : "missing";
            report.Fail(ReportIds.Stale, path, $"'{path}' is {staleness}; {Refresh()}");
            return ExitCodes.Stale;
        }

        return Try(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, text);
            report.Note(request.IsBuild ? $"{Path.GetFileName(path)} -> {Path.GetFullPath(path)}" : $"'{path}' is written.");
        });
    }

    private string Refresh() => request.IsBuild
        ? "build the project with CodeFirstExport=true, and commit the file."
        : $"refresh it with: codefirst export {request.Assembly} -o {request.Output}"
            + (request.ServiceConfig is { } config ? $" --service-config {config}" : "")
            + (request.OpenApi is { } document ? $" --openapi {document}" : "");

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
            report.Fail(ReportIds.Failed, path, $"Cannot write '{path}': {failure.Message}");
            return ExitCodes.Failed;
        }
    }

    private void HintAtMissingComments()
    {
        var comments = Path.ChangeExtension(request.Assembly, ".xml");
        if (!File.Exists(comments))
            report.Note(
                $"'{comments}' is missing, so the file has no comments; "
                + "set <GenerateDocumentationFile>true</GenerateDocumentationFile> in the contract's project to have them.");
    }
}
