using Google.Protobuf.Reflection;
using static Google.Protobuf.Reflection.FieldDescriptorProto.Types;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>Fields deleted, reserved, renamed, renumbered, swapped, moved into and out of oneofs, and given options.</summary>
internal static class FieldChanges
{
    private static readonly string[] Fields =
    [
        "id", "title", "total", "active", "blob", "delta", "stamp", "marks", "tags", "color", "part", "parts", "size", "rank", "mail", "gift", "book",
    ];

    public static IEnumerable<Change> All =>
    [
        .. Fields.SelectMany(Identity),
        Item("stock", "is deleted", item => Delete(item, "stock")),
        Item("stock", "is renamed to stocks", item =>
        {
            var stock = Field(item, "stock");
            item.NestedType.Single(nested => nested.Name == "StockEntry").Name = "StocksEntry";
            (stock.Name, stock.JsonName, stock.TypeName) = ("stocks", "stocks", stock.TypeName.Replace("StockEntry", "StocksEntry"));
        }),
        Item("stock", "is renumbered", item => Field(item, "stock").Number = 33),
        Item("id and total", "swap numbers", item => (Field(item, "id").Number, Field(item, "total").Number) = (3, 1)),
        Item("id and count", "swap names", item => (Field(item, "id").Name, Field(item, "count").Name) = ("count", "id")),
        Item("title", "takes the number of price, which is deleted", item =>
        {
            Delete(item, "price");
            Field(item, "title").Number = 5;
        }),
        Item("mail", "leaves its oneof", item => Field(item, "mail").ClearOneofIndex()),
        Item("mail", "moves to another oneof", item => MoveBeside(item, "mail", "gift")),
        Item("title", "enters a oneof", item => MoveBeside(item, "title", "mail")),
        Item("way", "is renamed", item => item.OneofDecl[Field(item, "mail").OneofIndex].Name = "path"),
        Item("subtype", "gets another", item => item.Field.Add(new FieldDescriptorProto(Field(item, "part"))
        {
            Name = "new_part",
            JsonName = "newPart",
            Number = 46,
            OneofIndex = Field(item, "book").OneofIndex,
        })),
        Item("total", "gets jstype", item => Options(item, "total").Jstype = FieldOptions.Types.JSType.JsString),
        Item("title", "gets ctype", item => Options(item, "title").Ctype = FieldOptions.Types.CType.Cord),
        Item("title", "is deprecated", item => Options(item, "title").Deprecated = true),
        Item("marks", "is no longer packed", item => Options(item, "marks").Packed = false),
        Item("extension", "is a new field", item => item.Field.Add(
            new FieldDescriptorProto { Name = "color_name", Number = 43, Type = FieldDescriptorProto.Types.Type.String, Label = Label.Optional })),
        Item("reserved", "loses 30", item => item.ReservedRange.RemoveAt(1)),
        Item("reserved", "loses 20 to 21", item => item.ReservedRange[0].Start = 22),
        Item("reserved", "loses 1000 to max", item => item.ReservedRange[2].End = 1000),
        Item("reserved", "is split", item =>
        {
            item.ReservedRange[0].End = 23;
            item.ReservedRange.Add(new DescriptorProto.Types.ReservedRange { Start = 23, End = 26 });
        }),
        Item("reserved names", "loses old_name", item => item.ReservedName.Remove("old_name")),
        Item("descriptor", "is hidden", item => item.Options = new MessageOptions { NoStandardDescriptorAccessor = true }),
    ];

    public static FieldDescriptorProto Field(DescriptorProto message, string name) => message.Field.Single(field => field.Name == name);

    public static DescriptorProto Message(FileDescriptorProto file, string name) => file.MessageType.Single(message => message.Name == name);

    public static Change Item(string target, string what, Action<DescriptorProto> apply)
        => new(target, $"{target} {what}", file => apply(Message(file, "Item")));

    private static IEnumerable<Change> Identity(string name, int at) =>
    [
        Item(name, "is deleted", item => Delete(item, name)),
        Item(name, "is deleted, number reserved", item => Reserve(item, Delete(item, name))),
        Item(name, "is deleted, name reserved", item => item.ReservedName.Add(Delete(item, name).Name)),
        Item(name, "is deleted, both reserved", item =>
        {
            var deleted = Delete(item, name);
            Reserve(item, deleted);
            item.ReservedName.Add(deleted.Name);
        }),
        Item(name, "gets a longer name", item => Rename(item, name, $"{name}_again")),
        Item(name, "gets another name", item => Rename(item, name, $"zebra{at}")),
        Item(name, "is renumbered", item => Field(item, name).Number = 31),
        Item(name, "gets a JSON name", item => Field(item, name).JsonName = $"json{at}"),
    ];

    private static void Rename(DescriptorProto message, string name, string newName)
    {
        var field = Field(message, name);
        (field.Name, field.JsonName) = (newName, newName.Replace("_again", "Again"));
        // the oneof that stands for optional is named after its field
        if (field.Proto3Optional)
            message.OneofDecl[field.OneofIndex].Name = $"_{newName}";
    }

    /// <summary>Into the same oneof; its fields are declared one after the other.</summary>
    private static void MoveBeside(DescriptorProto message, string name, string other)
    {
        var (field, neighbour) = (Field(message, name), Field(message, other));
        field.OneofIndex = neighbour.OneofIndex;
        message.Field.Remove(field);
        message.Field.Insert(message.Field.IndexOf(neighbour), field);
    }

    private static FieldDescriptorProto Delete(DescriptorProto message, string name)
    {
        var field = Field(message, name);
        message.Field.Remove(field);
        if (!field.HasOneofIndex || message.Field.Any(other => other.HasOneofIndex && other.OneofIndex == field.OneofIndex))
            return field;
        message.OneofDecl.RemoveAt(field.OneofIndex);
        foreach (var other in message.Field.Where(other => other.HasOneofIndex && other.OneofIndex > field.OneofIndex))
            other.OneofIndex--;
        return field;
    }

    private static void Reserve(DescriptorProto message, FieldDescriptorProto field)
        => message.ReservedRange.Add(new DescriptorProto.Types.ReservedRange { Start = field.Number, End = field.Number + 1 });

    private static FieldOptions Options(DescriptorProto message, string name) => Field(message, name).Options ??= new FieldOptions();
}
