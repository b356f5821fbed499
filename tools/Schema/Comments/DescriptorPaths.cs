using CodeFirst.Schema.Services;
using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Comments;

/// <summary>
/// Where each element lies in the file: field numbers and indexes, as <c>SourceCodeInfo.Location.path</c> in
/// google/protobuf/descriptor.proto says.
/// </summary>
internal static class DescriptorPaths
{
    /// <summary>The path of <c>syntax</c>, where the file's own comment belongs.</summary>
    public static readonly int[] Syntax = [FileDescriptorProto.SyntaxFieldNumber];

    public static IEnumerable<CommentedElement> Elements(IReadOnlyList<ServiceShape> services, TypeScope scope)
        => services.SelectMany((service, at) => Service(service, [FileDescriptorProto.ServiceFieldNumber, at]))
            .Concat(Scope(scope, [], FileDescriptorProto.MessageTypeFieldNumber, FileDescriptorProto.EnumTypeFieldNumber));

    private static IEnumerable<CommentedElement> Service(ServiceShape service, int[] path)
        => service.Methods
            .Select((method, at) => new CommentedElement(
                [.. path, ServiceDescriptorProto.MethodFieldNumber, at], method, service.Descriptor.Method[at].Name)
            {
                Notes = service.Notes[at],
            })
            .Prepend(new CommentedElement(path, service.Contract, service.Descriptor.Name));

    private static IEnumerable<CommentedElement> Scope(TypeScope scope, int[] path, int messageNumber, int enumNumber)
        => scope.Messages.SelectMany((message, at) => Message(message, [.. path, messageNumber, at]))
            .Concat(scope.Enums.SelectMany((shape, at) => Enum(shape, [.. path, enumNumber, at])));

    private static IEnumerable<CommentedElement> Message(MessageShape message, int[] path)
        => message.Fields
            .TakeWhile(field => !field.IsSubtype)
            .Select((field, at) => new CommentedElement(
                [.. path, DescriptorProto.FieldFieldNumber, at], field.Member, field.Descriptor.Name)
            {
                Notes = field.Note is null ? [] : [field.Note],
            })
            .Prepend(new CommentedElement(path, message.Type, message.Descriptor.Name))
            .Concat(Oneof(message, path))
            .Concat(Scope(message.Nested, path, DescriptorProto.NestedTypeFieldNumber, DescriptorProto.EnumTypeFieldNumber));

    /// <summary>The oneof of the subtypes, which no member stands behind.</summary>
    private static IEnumerable<CommentedElement> Oneof(MessageShape message, int[] path)
        => message.Type.IsAbstract && message.Fields.Any(field => field.IsSubtype)
            ? [new CommentedElement([.. path, DescriptorProto.OneofDeclFieldNumber, 0], null, SubtypeReader.Oneof) { Notes = [SubtypeReader.Note] }]
            : [];

    private static IEnumerable<CommentedElement> Enum(EnumShape shape, int[] path)
        => shape.Values
            .Select((value, at) => new CommentedElement(
                [.. path, EnumDescriptorProto.ValueFieldNumber, at], value, shape.Descriptor.Value[at].Name))
            .Prepend(new CommentedElement(path, shape.Type, shape.Descriptor.Name));
}
