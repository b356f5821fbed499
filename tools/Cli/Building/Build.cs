using CodeFirst.Cli.Evolution;
using CodeFirst.Cli.Exporting;
using CodeFirst.Cli.Reports;

namespace CodeFirst.Cli.Building;

/// <summary>One run of <c>codefirst build</c>.</summary>
internal sealed class Build(Report report)
{
    public required ExportRequest Export { get; init; }

    /// <summary><see langword="null"/> when there is no baseline yet.</summary>
    public CheckRequest? Check { get; init; }

    /// <summary>Where to list the exported files, if at all; a list says that all is well.</summary>
    public string? List { get; init; }

    public int Run() => report.Run(Export.Assembly, "exported", () =>
    {
        var schema = ContractAssembly.ReadSchema(Export.Assembly);
        var exported = new Export(Export, report).Run(schema, Export.Output!);
        var passes = Check is null || Evolution.Check.Run(Export.Assembly, schema, Check, report).Passed || !report.BreaksAreErrors;
        if (exported != ExitCodes.Ok || !passes)
            return exported != ExitCodes.Ok ? exported : ExitCodes.Breaking;

        if (List is { } list)
            File.WriteAllLines(list, ExportTargets.Choose(schema, Export.Output!).Select(target => Path.GetFullPath(target.Path)));
        return ExitCodes.Ok;
    });
}
