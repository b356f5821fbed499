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
            Check(field, $"{message.Name}.{field.Name}");
        CheckOneofs(message);
        foreach (var nested in message.NestedType)
            Check(nested);
    }

    private static void Check(FieldDescriptorProto field, string element)
    {
        Require(field.Type != FieldDescriptorProto.Types.Type.Group, element, "is a group");
        Require(!field.HasDefaultValue, element, "has a default value");
        Require(!field.HasJsonName || field.JsonName == ProtoNames.Json(field.Name), element, "has a JSON name of its own");
    }

    /// <summary>protoc's order: the fields of a oneof together, the oneofs as they come, and after them those of optional fields.</summary>
    private static void CheckOneofs(DescriptorProto message)
    {
        var real = message.Field.Where(field => field.HasOneofIndex && !field.Proto3Optional).Select(field => field.OneofIndex).Distinct();
        var optional = message.Field.Where(field => field.Proto3Optional).Select(field => field.OneofIndex);
        Require(
            real.Concat(optional).SequenceEqual(Enumerable.Range(0, message.OneofDecl.Count)),
            message.Name,
            "has its oneofs in another order than its fields");
        for (var at = 2; at < message.Field.Count; at++)
            Require(!IsTorn(message, at), message.Name, "has a oneof whose fields do not stand together");
    }

    /// <summary>The field belongs to a oneof that began before the field above it, which is not of it.</summary>
    private static bool IsTorn(DescriptorProto message, int at)
        => message.Field[at] is { HasOneofIndex: true } field
            && !Belongs(message.Field[at - 1], field.OneofIndex)
            && message.Field.Take(at - 1).Any(above => Belongs(above, field.OneofIndex));

    private static bool Belongs(FieldDescriptorProto field, int oneof) => field.HasOneofIndex && field.OneofIndex == oneof;

    private static void Require(bool isPrintable, string element, string what)
    {
        if (!isPrintable)
            throw new NotSupportedException($"'{element}' {what}, which this printer does not write.");
    }
}
