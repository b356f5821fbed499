using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Printing;

/// <summary>What the printer would leave out is refused instead.</summary>
internal static class PrintableRules
{
    public static void Check(FileDescriptorProto file)
    {
        Require(file.Syntax == "proto3", file.Name, "is not proto3");
        Require(file.Extension.Count == 0, file.Name, "has extensions");
        Require(file.PublicDependency.Count == 0 && file.WeakDependency.Count == 0, file.Name, "has public or weak imports");
        Require(file.Options is null || file.Options.UninterpretedOption.Count == 0, file.Name, "has custom options");
        foreach (var message in file.MessageType)
            Check(message);
    }

    private static void Check(DescriptorProto message)
    {
        Require(message.Extension.Count == 0 && message.ExtensionRange.Count == 0, message.Name, "has extensions");
        foreach (var field in message.Field)
        {
            Require(field.Type != FieldDescriptorProto.Types.Type.Group, $"{message.Name}.{field.Name}", "is a group");
            Require(!field.HasDefaultValue, $"{message.Name}.{field.Name}", "has a default value");
            Require(!field.HasOneofIndex || field.Proto3Optional, $"{message.Name}.{field.Name}", "belongs to a oneof");
            Require(!field.HasJsonName || field.JsonName == ProtoNames.Json(field.Name), $"{message.Name}.{field.Name}", "has a JSON name of its own");
        }

        foreach (var nested in message.NestedType)
            Check(nested);
    }

    private static void Require(bool isPrintable, string element, string what)
    {
        if (!isPrintable)
            throw new NotSupportedException($"'{element}' {what}, which this printer does not write.");
    }
}
