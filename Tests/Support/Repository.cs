namespace CodeFirst.Tests.Support;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CodeFirst.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No CodeFirst.sln above '{AppContext.BaseDirectory}': run the tests from a checkout.");
    }
}
