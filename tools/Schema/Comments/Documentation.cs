using System.Reflection;
using System.Xml.Linq;

namespace CodeFirst.Schema.Comments;

/// <summary>The summaries in the XML documentation files beside the contract's assemblies; an assembly without one has no comments.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _summaries = [];

    public XElement? FindSummary(MemberInfo member)
    {
        var assembly = (member as Type ?? member.DeclaringType!).Assembly;
        if (!_summaries.TryGetValue(assembly, out var summaries))
            _summaries.Add(assembly, summaries = Load(assembly));
        return summaries.GetValueOrDefault(DocumentationId.Of(member));
    }

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var summaries = new Dictionary<string, XElement>();
        var path = assembly.Location.Length == 0 ? null : Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path))
            return summaries;
        foreach (var member in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
            if (member.Attribute("name")?.Value is { } name && member.Element("summary") is { } summary)
                summaries[name] = summary;
        return summaries;
    }
}
