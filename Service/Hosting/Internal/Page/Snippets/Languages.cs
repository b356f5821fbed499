namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>The languages of the page, in its order.</summary>
internal static class Languages
{
    public static IReadOnlyList<ILanguage> All { get; } = [new Python(), new Go(), new DotNet(), new Curl(), new BufCurl()];
}
