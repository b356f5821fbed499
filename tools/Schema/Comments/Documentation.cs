using System.Reflection;
using System.Xml.Linq;

namespace CodeFirst.Schema.Comments;

/// <summary>
/// The <c>summary</c> and <c>remarks</c> in the XML documentation files beside the contract's assemblies; without a file there are none.
/// Callers in other languages read nothing else, so both are told. Parameters and results are messages with comments of their own.
/// </summary>
internal sealed class Documentation
{
    private static readonly string[] Parts = ["summary", "remarks"];

    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _members = [];

    public IReadOnlyList<XElement> Find(MemberInfo member)
        => [.. Parts.Select(part => FindPart(member, part, [])).OfType<XElement>()];

    /// <summary>The texts of a member's <c>example</c> elements, in their order.</summary>
    public IReadOnlyList<string> Examples(MemberInfo member)
        => [.. (FindPart(member, "example", [])?.Parent ?? new XElement("none")).Elements("example").Select(example => example.Value.Trim())];

    /// <summary>One part of a member's documentation, its own or the inherited one. A circle of <c>inheritdoc</c> says nothing.</summary>
    private XElement? FindPart(MemberInfo member, string part, HashSet<XElement> visited)
    {
        var members = Load(member);
        return members.GetValueOrDefault(DocumentationId.Of(member)) is { } element
            ? FindPart(element, member, members, part, visited)
            : null;
    }

    private XElement? FindPart(
        XElement element, MemberInfo? member, Dictionary<string, XElement> members, string part, HashSet<XElement> visited)
    {
        if (!visited.Add(element))
            return null;
        if (element.Element(part) is { } own)
            return Expand(own, members, part, visited);
        if (element.Element("inheritdoc") is not { } inherit)
            return null;
        if (inherit.Attribute("cref")?.Value is { } id)
            return members.GetValueOrDefault(id) is { } other ? FindPart(other, null, members, part, visited) : null;
        return member is null ? null
            : InheritedMembers.Of(member).Select(from => FindPart(from, part, visited)).FirstOrDefault(found => found is not null);
    }

    /// <summary><c>inheritdoc</c> in the middle of a text stands for the same part of what it names.</summary>
    private XElement Expand(XElement own, Dictionary<string, XElement> members, string part, HashSet<XElement> visited)
    {
        if (!own.Descendants("inheritdoc").Any())
            return own;
        var expanded = new XElement(own);
        foreach (var inherit in expanded.Descendants("inheritdoc").ToList())
            inherit.ReplaceWith(inherit.Attribute("cref")?.Value is { } id && members.GetValueOrDefault(id) is { } other
                ? FindPart(other, null, members, part, visited)?.Nodes()
                : null);
        return expanded;
    }

    private Dictionary<string, XElement> Load(MemberInfo member)
    {
        var assembly = (member as Type ?? member.DeclaringType!).Assembly;
        if (!_members.TryGetValue(assembly, out var members))
            _members.Add(assembly, members = Load(assembly));
        return members;
    }

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var members = new Dictionary<string, XElement>();
        var path = assembly.Location.Length == 0 ? null : Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path))
            return members;
        foreach (var member in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
            if (member.Attribute("name")?.Value is { } name)
                members[name] = member;
        return members;
    }
}
