using CodeFirst.Annotations;
using FileOptions = Google.Protobuf.Reflection.FileOptions;

namespace CodeFirst.Schema.Packages;

/// <summary>The options of <see cref="ProtoFileAttribute"/> to a file's.</summary>
internal static class FileOptionsReader
{
    public static FileOptions? Read(ProtoFileAttribute file)
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
        if (file.JavaStringCheckUtf8)
            options.JavaStringCheckUtf8 = true;
        if (!file.CcEnableArenas)
            options.CcEnableArenas = false;
        if (file.OptimizeFor != OptimizeMode.Speed)
            options.OptimizeFor = (FileOptions.Types.OptimizeMode)file.OptimizeFor;
        if (file.Deprecated)
            options.Deprecated = true;
        return options.CalculateSize() > 0 ? options : null;
    }

    private static void Set(string? value, Action<string> option)
    {
        if (value is not null)
            option(value);
    }
}
