using System.Reflection;
using CodeFirst.Cli.Locations;
using CodeFirst.Cli.Reports;
using CodeFirst.Schema;
using CodeFirst.Schema.Evolution;

namespace CodeFirst.Cli.Evolution;

/// <summary>
/// Where a break is written: in C# the member, the type around a deleted one, or the service when nothing of it is left; and the line of
/// the baseline.
/// </summary>
internal sealed class BreakPlaces(string assembly, ContractSchema schema, Baseline baseline, string acceptances) : IDisposable
{
    private readonly ContractSource _source = new(assembly);

    public Problem Describe(BreakingChange found) => new(found.Rule, found.Element, found.ToString())
    {
        Source = IsAcceptance(found) ? null : FindSource(found),
        File = IsAcceptance(found) ? FindAcceptance(found) : FindBaseline(found),
        Break = found,
    };

    public void Dispose() => _source.Dispose();

    private static bool IsAcceptance(BreakingChange found) => found.Rule is GateReport.UnusedAcceptance or GateReport.UnknownRule;

    private SourceLocation? FindSource(BreakingChange found) =>
        Names(found).Select(schema.FindMember).OfType<MemberInfo>().Select(Find).FirstOrDefault(place => place is not null);

    /// <summary>The element, then what it is declared in, then the services: those of its package or file before the others.</summary>
    private IEnumerable<string> Names(BreakingChange found)
    {
        var element = found.Now.Split(' ')[0];
        for (var name = element; name.Length > 0; name = name[..Math.Max(0, name.LastIndexOf('.'))])
            yield return name;
        var nearest = schema.Files.OrderByDescending(file =>
            file.Name == element || $"{element}.".StartsWith($"{file.Descriptor.Package}.", StringComparison.Ordinal));
        foreach (var file in nearest)
            foreach (var service in file.Descriptor.Service)
                yield return file.Descriptor.Package.Length == 0 ? service.Name : $"{file.Descriptor.Package}.{service.Name}";
    }

    private SourceLocation? Find(MemberInfo member) =>
        member is Type type ? _source.Find(FullName(type), null) : _source.Find(FullName(member.DeclaringType!), member.Name);

    private static string FullName(Type type) =>
        (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private SourceLocation FindBaseline(BreakingChange found)
    {
        var (path, line) = baseline.Find(found.Element);
        return new SourceLocation(path, line);
    }

    private SourceLocation FindAcceptance(BreakingChange found)
    {
        var line = Array.FindIndex(File.ReadAllLines(acceptances), text => text.Contains($"\"{found.Element}\"", StringComparison.Ordinal)) + 1;
        return new SourceLocation(acceptances, line > 0 ? line : null);
    }
}
