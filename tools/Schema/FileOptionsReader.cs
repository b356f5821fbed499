using System.Reflection;
using CodeFirst.Annotations;
using CodeFirst.Schema.Refusals;
using CodeFirst.Schema.Services;
using Google.Protobuf.Reflection;
using FileOptions = Google.Protobuf.Reflection.FileOptions;

namespace CodeFirst.Schema;

/// <summary>The file's name and options, from <see cref="ProtoFileAttribute"/> on the assemblies of the services.</summary>
internal sealed record FileOptionsReader(string Name, FileOptions? Options)
{
    public static FileOptionsReader Read(IReadOnlyList<Type> contracts, IReadOnlyList<string> packages, FindingList findings)
    {
        var given = contracts
            .Select(contract => contract.Assembly)
            .Distinct()
            .SelectMany(assembly => assembly.GetCustomAttributes<ProtoFileAttribute>().Select(file => (assembly, file)))
            .ToList();
        foreach (var (assembly, file) in given.Where(item => !packages.Contains(item.file.Package) && !HasPackage(item.assembly, item.file.Package)))
            findings.Add(ServiceRefusals.FileWithoutPackage(assembly, file.Package));
        foreach (var twice in given.GroupBy(item => item.file.Package).Where(group => group.Count() > 1))
            findings.Add(ServiceRefusals.DuplicateFile(twice.First().assembly, twice.Key));

        var found = given.FirstOrDefault(item => item.file.Package == packages[0]).file;
        var stem = packages[0].Length == 0 ? "services" : packages[0].Replace('.', '_');
        return new FileOptionsReader(found?.Name ?? $"{stem}.proto", found is null ? null : ToOptions(found));
    }

    public void CopyTo(FileDescriptorProto file)
    {
        file.Name = Name;
        if (Options is not null)
            file.Options = Options;
    }

    private static bool HasPackage(Assembly assembly, string package)
        => assembly.GetTypes().Where(ServiceReader.IsService).Any(contract => ServiceReader.Package(contract) == package);

    private static FileOptions? ToOptions(ProtoFileAttribute file)
    {
        var options = new FileOptions();
        Set(file.GoPackage, value => options.GoPackage = value);
        Set(file.JavaPackage, value => options.JavaPackage = value);
        Set(file.JavaOuterClassname, value => options.JavaOuterClassname = value);
        Set(file.CsharpNamespace, value => options.CsharpNamespace = value);
        Set(file.ObjcClassPrefix, value => options.ObjcClassPrefix = value);
        Set(file.SwiftPrefix, value => options.SwiftPrefix = value);
        Set(file.PhpClassPrefix, value => options.PhpClassPrefix = value);
        Set(file.PhpNamespace, value => options.PhpNamespace = value);
        Set(file.PhpMetadataNamespace, value => options.PhpMetadataNamespace = value);
        Set(file.RubyPackage, value => options.RubyPackage = value);
        if (file.JavaMultipleFiles)
            options.JavaMultipleFiles = true;
        return options.CalculateSize() > 0 ? options : null;
    }

    private static void Set(string? value, Action<string> option)
    {
        if (value is not null)
            option(value);
    }
}
