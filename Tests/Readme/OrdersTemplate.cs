using CodeFirst.Tests.Support;

namespace CodeFirst.Tests.Readme;

/// <summary>The template's files as <c>dotnet new codefirst -n Orders</c> writes them; other tests build and run what it writes.</summary>
internal static class OrdersTemplate
{
    public const string Folder = "tools/Template/content";

    private static readonly (string Token, string Name)[] Tokens =
        [("Acme_Starter", "Orders"), ("Acme-Starter", "Orders"), ("acme_starter", "orders"), ("Starter", "Orders"), ("starter", "orders")];

    private static readonly string Content = Repository.PathTo("tools", "Template", "content");

    /// <summary>A file of the repository; one of the template with its names in place.</summary>
    public static string Read(string file)
    {
        var text = File.ReadAllText(file);
        return file.StartsWith(Content, StringComparison.Ordinal)
            ? Tokens.Aggregate(text, (named, token) => named.Replace(token.Token, token.Name, StringComparison.Ordinal))
            : text;
    }
}
