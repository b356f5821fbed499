using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CodeFirst.Cli;

/// <summary>
/// A contract's own load context. What the tool must see as its own types (the attributes and the serializer) is the tool's; the
/// framework is the running one; everything else lies beside the contract or in the NuGet packages folder.
/// </summary>
internal sealed class ContractLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private static readonly HashSet<string> Shared =
    [
        "protobuf-net", "protobuf-net.Core", "protobuf-net.Grpc", "Grpc.Core.Api", "CodeFirst.Annotations", "CodeFirst.Marshalling",
        // IAsyncEnumerable of a netstandard2.0 contract must be the framework's, and the build beside the contract has its own
        "Microsoft.Bcl.AsyncInterfaces",
    ];

    private readonly IReadOnlyDictionary<string, string> _packages = NuGetPackages.FindAll(path);

    public Assembly LoadContract() => LoadFromAssemblyPath(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        // by simple name: the contract may have been built against another version than the tool's
        if (Shared.Contains(name))
            return Default.LoadFromAssemblyName(new AssemblyName(name));
        if (File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), $"{name}.dll")))
            return null;
        return Candidates(name).FirstOrDefault(File.Exists) is { } file ? LoadFromAssemblyPath(file) : null;
    }

    private IEnumerable<string> Candidates(string name)
    {
        yield return Path.Combine(Path.GetDirectoryName(path)!, $"{name}.dll");
        if (_packages.TryGetValue(name, out var packaged))
            yield return packaged;
        foreach (var framework in AspNetCore())
            yield return Path.Combine(framework, $"{name}.dll");
    }

    /// <summary>The ASP.NET Core framework of the running version, for a contract that lives in a web project.</summary>
    private static IEnumerable<string> AspNetCore()
    {
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        if (runtime.Parent?.Parent is { } shared)
            yield return Path.Combine(shared.FullName, "Microsoft.AspNetCore.App", runtime.Name);
    }
}
