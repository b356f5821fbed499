using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Types;

/// <summary>
/// Each <c>optional</c> field is the only member of a oneof of its own, as protoc makes them:
/// https://github.com/protocolbuffers/protobuf/blob/main/docs/implementing_proto3_presence.md.
/// </summary>
internal static class SyntheticOneofs
{
    public static void Add(DescriptorProto message)
    {
        var taken = message.Field.Select(field => field.Name).Concat(message.OneofDecl.Select(oneof => oneof.Name)).ToHashSet();
        foreach (var field in message.Field.Where(field => field.Proto3Optional))
        {
            var name = field.Name.StartsWith('_') ? field.Name : $"_{field.Name}";
            while (!taken.Add(name))
                name = $"X{name}";
            field.OneofIndex = message.OneofDecl.Count;
            message.OneofDecl.Add(new OneofDescriptorProto { Name = name });
        }
    }
}
