using System.Reflection;
using CodeFirst.Annotations;
using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Hosting;
using CodeFirst.Marshalling;
using CodeFirst.Schema;
using CodeFirst.Testing;
using CodeFirst.Tests.Support;
using NUnit.Framework;
using PublicApiGenerator;

namespace CodeFirst.Tests.Packages;

/// <summary>What each package promises in public is a text file that is reviewed like code.</summary>
[TestFixture]
internal sealed class PublicApiTests
{
    private const string Refresh = "REFRESH_PUBLIC_API";

    private static IEnumerable<Assembly> Libraries =>
    [
        typeof(ProtoFileAttribute).Assembly,
        typeof(Codecs).Assembly,
        typeof(CodeFirstClient).Assembly,
        typeof(IUserService).Assembly,
        typeof(CodeFirstHostingOptions).Assembly,
        typeof(ContractSchema).Assembly,
        typeof(ContractHost).Assembly,
    ];

    [TestCaseSource(nameof(Libraries))]
    public void The_public_api_is_the_reviewed_one(Assembly library)
    {
        var path = Repository.PathTo("Tests", "Packages", "PublicApi", $"{library.GetName().Name}.txt");
        var api = library.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd() + "\n";

        if (Environment.GetEnvironmentVariable(Refresh) == "1")
            File.WriteAllText(path, api);

        Assert.That(
            api,
            Is.EqualTo(File.Exists(path) ? File.ReadAllText(path) : ""),
            $"The public API of {library.GetName().Name} has changed. If it is meant, refresh the text and review it: "
            + $"{Refresh}=1 dotnet test Tests --filter FullyQualifiedName~PublicApi");
    }
}
