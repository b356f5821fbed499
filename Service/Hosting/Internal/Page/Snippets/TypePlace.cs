using CodeFirst.Schema;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>Where a message or an enum is declared.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Names">Its name, after those of the messages it is declared in.</param>
internal sealed record TypePlace(string File, IReadOnlyList<string> Names)
{
    private static readonly Dictionary<string, string> WellKnown = new()
    {
        ["Any"] = "any",
        ["Duration"] = "duration",
        ["Empty"] = "empty",
        ["FieldMask"] = "field_mask",
        ["Struct"] = "struct",
        ["Timestamp"] = "timestamp",
    };

    /// <summary>Whether it is one of protobuf's own.</summary>
    public bool IsWellKnown => File.StartsWith("google/protobuf/", StringComparison.Ordinal);

    /// <param name="contract">The contract.</param>
    /// <param name="typeName">The full name, with a dot before it.</param>
    public static TypePlace Find(ContractSchema contract, string typeName)
    {
        const string Google = ".google.protobuf.";
        if (typeName.StartsWith(Google, StringComparison.Ordinal) && typeName[Google.Length..] is var name)
            return new TypePlace($"google/protobuf/{WellKnown.GetValueOrDefault(name, "wrappers")}.proto", [name]);
        foreach (var file in contract.Files)
        {
            var start = file.Descriptor.Package.Length == 0 ? "." : $".{file.Descriptor.Package}.";
            if (typeName.StartsWith(start, StringComparison.Ordinal) && typeName[start.Length..].Split('.') is var names && Declares(file.Descriptor, names[0]))
                return new TypePlace(file.Name, names);
        }

        throw new InvalidOperationException($"No file of the contract declares {typeName}.");
    }

    public static string FullName(string package, string name) => package.Length == 0 ? name : $"{package}.{name}";

    private static bool Declares(FileDescriptorProto file, string name) =>
        file.MessageType.Any(message => message.Name == name) || file.EnumType.Any(type => type.Name == name);
}
