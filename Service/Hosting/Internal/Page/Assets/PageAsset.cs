namespace CodeFirst.Hosting.Internal.Page.Assets;

/// <summary>The files of the page, which lie beside this one and in the assembly.</summary>
internal static class PageAsset
{
    private static readonly Dictionary<string, PageFile> Files = typeof(PageAsset).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToDictionary(name => name[Folder.Length..], Read);

    private const string Folder = "page/";

    public static PageFile Index => Files["index.html"];

    public static PageFile? Find(string name) => Files.GetValueOrDefault(name);

    private static PageFile Read(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return new PageFile(Type(Path.GetExtension(name)), content.ToArray());
    }

    private static string Type(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
}
