using System.CommandLine;
using System.Reflection;
using System.Runtime.Loader;
using CodeFirst.Schema;

namespace CodeFirst.Cli;

/// <summary>A contract assembly by its path, and what can go wrong on the way to its schema.</summary>
internal static class ContractAssembly
{
    public static Argument<string> Argument() => new("ASSEMBLY")
    {
        Description = "The built contract: the .dll that declares the [Service] interfaces.",
    };

    public static ContractSchema ReadSchema(string path) => Read(path, ContractSchema.FromAssembly);

    /// <summary>Loads the assembly and reads of it what is wanted.</summary>
    /// <exception cref="UnreadableContractException">It cannot be loaded.</exception>
    /// <exception cref="ContractException">The contract is refused.</exception>
    public static T Read<T>(string path, Func<Assembly, T> read)
    {
        try
        {
            var contract = Load(path);
            // protobuf-net looks for subtypes by name
            using var here = AssemblyLoadContext.EnterContextualReflection(contract);
            return read(contract);
        }
        catch (ReflectionTypeLoadException missing)
        {
            throw Missing(path, missing.LoaderExceptions.OfType<FileNotFoundException>().FirstOrDefault()?.FileName ?? missing.Message);
        }
        catch (FileNotFoundException missing)
        {
            throw Missing(path, missing.FileName ?? missing.Message);
        }
        catch (FileLoadException unloadable)
        {
            throw new UnreadableContractException($"'{path}' needs '{unloadable.FileName}', which cannot be loaded: {unloadable.Message}");
        }
    }

    private static Assembly Load(string path)
    {
        if (!File.Exists(path))
            throw new UnreadableContractException($"There is no file '{path}'; build the contract first, and give the path of its .dll.");
        try
        {
            return new ContractLoadContext(Path.GetFullPath(path)).LoadContract();
        }
        catch (BadImageFormatException)
        {
            throw new UnreadableContractException($"'{path}' is not a .NET assembly; give the path of the contract's .dll.");
        }
    }

    private static UnreadableContractException Missing(string path, string dependency) => new(
        $"'{path}' needs '{dependency}', which is neither beside it nor in the NuGet packages folder '{NuGetPackages.Folder}'; "
        + "run dotnet build on the contract's project on this machine, or publish it and export the published .dll.");
}
