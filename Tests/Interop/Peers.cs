using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Interop;

/// <summary>The other teams' programs: built when a fixture first asks, once for all fixtures, gone with the last.</summary>
[SetUpFixture]
public sealed class Peers
{
    private static readonly Lazy<TemporaryFolder> Folder = new(() => new TemporaryFolder());

    private static readonly Dictionary<Language, Lazy<Task<Peer>>> Built = Enum.GetValues<Language>().ToDictionary(
        language => language,
        language => new Lazy<Task<Peer>>(() => Peer.BuildAsync(language, Folder.Value.PathTo($"{language}"))));

    internal static Task<Peer> GetAsync(Language language)
    {
        if (language is Language.Python)
            Toolchain.RequirePython();
        else
            Toolchain.RequireGo();
        return Built[language].Value;
    }

    [OneTimeTearDown]
    public void Delete()
    {
        if (Folder.IsValueCreated)
            Folder.Value.Dispose();
    }
}
