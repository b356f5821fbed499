using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace CodeFirst.Tests.Support;

/// <summary>A contract from its source, in an assembly of its own.</summary>
internal static class CompiledContract
{
    private const string Usings = """
        #nullable enable
        using System; using System.Collections.Concurrent; using System.Collections.Frozen; using System.Collections.Generic;
        using System.Collections.Immutable; using System.Collections.ObjectModel; using System.Linq; using System.Numerics; using System.Text;
        using System.Threading.Tasks; using System.ComponentModel; using System.Runtime.Serialization; using System.Xml.Serialization;
        using ProtoBuf; using ProtoBuf.Grpc.Configuration;

        """;

    public static Assembly Load(string name, string source) => Assembly.Load(Compile(name, source));

    /// <summary>Loads one that carries a file, as the build puts the released contract into it.</summary>
    public static Assembly Load(string name, string source, string resource, string text) => Assembly.Load(Compile(
        name, source, new ResourceDescription(resource, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), isPublic: true)));

    /// <summary>Writes the assembly, and returns its path.</summary>
    public static string Save(TemporaryFolder folder, string name, string source)
    {
        var path = folder.PathTo($"{name}.dll");
        File.WriteAllBytes(path, Compile(name, source));
        return path;
    }

    private static byte[] Compile(string name, string source, params ResourceDescription[] resources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(Usings + source, new CSharpParseOptions(LanguageVersion.Preview))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes, manifestResources: resources);
        Assert.That(result.Diagnostics.Where(said => said.Severity == DiagnosticSeverity.Error).Take(5), Is.Empty);
        return bytes.ToArray();
    }
}
