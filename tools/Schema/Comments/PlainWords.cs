using System.Globalization;
using System.Xml.Linq;

namespace CodeFirst.Schema.Comments;

/// <summary>
/// Documentation elements as plain lines, wrapped as in the source. A reference to something of the contract becomes its protobuf name,
/// any other reference the last part of its C# name.
/// </summary>
internal sealed class PlainWords(IReadOnlyDictionary<string, string> protoNames)
{
    /// <summary>The lines without their indentation; the elements are apart by one empty line.</summary>
    public IReadOnlyList<string> Lines(IEnumerable<XElement> elements)
    {
        var lines = new CommentLines();
        foreach (var element in elements)
        {
            lines.Gap();
            Write(element, lines);
        }

        return lines.Finish();
    }

    private void Write(XElement element, CommentLines lines)
    {
        foreach (var node in element.Nodes())
            if (node is XText text)
                lines.Text(text.Value);
            else if (node is XElement inner)
                WriteElement(inner, lines);
    }

    private void WriteElement(XElement element, CommentLines lines)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso":
                WriteReference(element, lines);
                break;
            case "paramref" or "typeparamref":
                lines.Text(element.Attribute("name")?.Value ?? "");
                break;
            case "br":
                lines.Break();
                break;
            case "para":
                lines.Gap();
                Write(element, lines);
                lines.Gap();
                break;
            case "code":
                lines.Code(element.Value);
                break;
            case "list":
                WriteList(element, lines);
                break;
            default:
                Write(element, lines);
                break;
        }
    }

    private void WriteList(XElement list, CommentLines lines)
    {
        lines.Gap();
        var number = 0;
        foreach (var item in list.Elements())
            lines.Item(
                list.Attribute("type")?.Value == "number" ? string.Create(CultureInfo.InvariantCulture, $"{++number}. ") : "- ",
                () => WriteItem(item, lines));
        lines.Gap();
    }

    private void WriteItem(XElement item, CommentLines lines)
    {
        List<XElement> parts = [.. item.Elements().Where(part => part.Name.LocalName is "term" or "description")];
        if (parts.Count == 0)
            Write(item, lines);
        foreach (var (at, part) in parts.Index())
        {
            if (at > 0)
                lines.Text(": ");
            Write(part, lines);
        }
    }

    private void WriteReference(XElement see, CommentLines lines)
    {
        if (!see.IsEmpty && see.Nodes().Any())
            Write(see, lines);
        else if (see.Attribute("cref")?.Value is { } id)
            lines.Text(protoNames.TryGetValue(id, out var name) ? name : LastPart(id));
        else
            lines.Text(see.Attribute("langword")?.Value ?? see.Attribute("href")?.Value ?? "");
    }

    private static string LastPart(string id)
    {
        var name = id.Split('(')[0];
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0];
    }
}
