using System.Xml.Linq;

namespace CodeFirst.Schema.Comments;

/// <summary>
/// A documentation element as plain lines, wrapped as in the source. A reference to something of the contract becomes its protobuf name,
/// any other reference the last part of its C# name.
/// </summary>
internal sealed class PlainWords(IReadOnlyDictionary<string, string> protoNames)
{
    /// <summary>The lines without their indentation; paragraphs are apart by one empty line, and there is none at either end.</summary>
    public IReadOnlyList<string> Lines(XElement element)
    {
        var lines = new List<string>();
        foreach (var line in Text(element).ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
            if (line.Length > 0 || (lines.Count > 0 && lines[^1].Length > 0))
                lines.Add(line);
        if (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private string Text(XElement element) => string.Concat(element.Nodes().Select(Text));

    private string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element => Inline(element),
        _ => "",
    };

    private string Inline(XElement element) => element.Name.LocalName switch
    {
        "see" or "seealso" => Reference(element),
        "paramref" or "typeparamref" => element.Attribute("name")?.Value ?? "",
        "br" => "\n",
        "para" or "code" or "list" => $"\n\n{Text(element)}\n\n",
        "item" or "listheader" => $"\n- {Item(element)}\n",
        _ => Text(element),
    };

    private string Item(XElement item)
    {
        var parts = item.Elements().Select(part => Text(part).Trim()).Where(part => part.Length > 0).ToList();
        return parts.Count > 0 ? string.Join(": ", parts) : Text(item).Trim();
    }

    private string Reference(XElement see)
    {
        if (!see.IsEmpty && Text(see) is { Length: > 0 } words)
            return words;
        if (see.Attribute("cref")?.Value is { } id)
            return protoNames.TryGetValue(id, out var name) ? name : LastPart(id);
        return see.Attribute("langword")?.Value ?? see.Attribute("href")?.Value ?? "";
    }

    private static string LastPart(string id)
    {
        var name = id.Split('(')[0];
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0];
    }
}
