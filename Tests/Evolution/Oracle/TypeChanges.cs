using Google.Protobuf.Reflection;
using static CodeFirst.Tests.Evolution.Oracle.FieldChanges;
using static Google.Protobuf.Reflection.FieldDescriptorProto.Types;
using Kind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>Fields given another type, label or presence.</summary>
internal static class TypeChanges
{
    private static readonly Kind[] Scalars =
    [
        Kind.Int32, Kind.Int64, Kind.Uint32, Kind.Uint64, Kind.Sint32, Kind.Sint64, Kind.Fixed32, Kind.Sfixed64, Kind.Bool, Kind.Double,
        Kind.Float, Kind.String, Kind.Bytes,
    ];

    private static readonly string[] Retyped = ["id", "title", "total", "active", "rate", "blob", "views", "delta", "shift", "hash", "tags"];

    private static readonly string[] Single = ["id", "title", "active", "color", "part", "size"];

    public static IEnumerable<Change> All =>
    [
        .. Retyped.SelectMany(name => Scalars.Select(kind => Item(name, $"becomes {kind}", item => Retype(Field(item, name), kind)))),
        .. Retyped.Select(name => Retype(name, "color", Kind.Enum, "Color")),
        .. Retyped.Select(name => Retype(name, "a receipt", Kind.Message, "Receipt")),
        Retype("color", "another enum", Kind.Enum, "Shade"),
        Retype("color", "a number", Kind.Int32, ""),
        Retype("size", "an enum in another place", Kind.Enum, "Color"),
        Retype("part", "another message", Kind.Message, "Receipt"),
        Retype("part", "bytes", Kind.Bytes, ""),
        new("size", "size becomes a larger enum of the same short name", file => MoveSize(file, 3)),
        new("size", "size becomes a smaller enum of the same short name", file => MoveSize(file, 2)),
        Item("stock", "has values of another type", item => Retype(Entry(item, "StockEntry").Field[1], Kind.String)),
        Item("stock", "has wider values", item => Retype(Entry(item, "StockEntry").Field[1], Kind.Int64)),
        Item("stock", "has keys of another type", item => Retype(Entry(item, "StockEntry").Field[0], Kind.Int64)),
        Item("stock", "becomes a list of parts", item =>
        {
            item.NestedType.Remove(Entry(item, "StockEntry"));
            Field(item, "stock").TypeName = Field(item, "part").TypeName;
        }),
        Item("title", "becomes another type under another name", item =>
        {
            (Field(item, "title").Name, Field(item, "title").JsonName) = ("paid", "paid");
            Retype(Field(item, "paid"), Kind.Bool);
        }),
        Item("id", "becomes another type under a longer name", item =>
        {
            (Field(item, "id").Name, Field(item, "id").JsonName) = ("item_id", "itemId");
            Retype(Field(item, "item_id"), Kind.Int64);
        }),
        .. Single.Select(name => Item(name, "becomes repeated", item => Field(item, name).Label = Label.Repeated)),
        .. Single.Where(name => name != "part").Select(name => Item(name, "becomes optional", item => MakeOptional(item, name))),
        Item("marks", "becomes single", item => Field(item, "marks").Label = Label.Optional),
        Item("parts", "becomes single", item => Field(item, "parts").Label = Label.Optional),
        Item("rank", "is no longer optional", item => MakeImplicit(item, "rank")),
        new("filter", "filter is no longer optional", file => MakeImplicit(Message(file, "GetRequest"), "filter")),
    ];

    private static Change Retype(string name, string what, Kind kind, string type)
        => new(name, $"{name} becomes {what}", file =>
        {
            var field = Field(Message(file, "Item"), name);
            Retype(field, kind);
            if (type.Length > 0)
                field.TypeName = $".{file.Package}.{type}";
        });

    private static void Retype(FieldDescriptorProto field, Kind kind)
    {
        field.Type = kind;
        field.ClearTypeName();
    }

    private static DescriptorProto Entry(DescriptorProto message, string name) => message.NestedType.Single(nested => nested.Name == name);

    private static void MakeOptional(DescriptorProto message, string name)
    {
        message.OneofDecl.Add(new OneofDescriptorProto { Name = $"_{name}" });
        Field(message, name).Proto3Optional = true;
        Field(message, name).OneofIndex = message.OneofDecl.Count - 1;
    }

    private static void MakeImplicit(DescriptorProto message, string name)
    {
        message.OneofDecl.RemoveAt(Field(message, name).OneofIndex);
        Field(message, name).ClearOneofIndex();
        Field(message, name).ClearProto3Optional();
    }

    /// <summary>A new <c>Size</c> beside the message, with some values of the old one inside it.</summary>
    private static void MoveSize(FileDescriptorProto file, int values)
    {
        var size = Message(file, "Item").EnumType.Single(type => type.Name == "Size").Clone();
        while (size.Value.Count > values)
            size.Value.RemoveAt(values);
        size.Value.Add(new EnumValueDescriptorProto { Name = "SIZE_HUGE", Number = 9 });
        file.EnumType.Add(size);
        Field(Message(file, "Item"), "size").TypeName = $".{file.Package}.Size";
    }
}
