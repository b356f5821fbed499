using Google.Protobuf.Reflection;

namespace CodeFirst.Tests.Evolution.Oracle;

internal static class Descriptors
{
    public static IEnumerable<DescriptorProto> AllMessages(IEnumerable<DescriptorProto> messages)
        => messages.SelectMany(message => AllMessages(message.NestedType).Prepend(message));

    public static IEnumerable<EnumDescriptorProto> AllEnums(FileDescriptorProto file)
        => file.EnumType.Concat(AllMessages(file.MessageType).SelectMany(message => message.EnumType));
}
