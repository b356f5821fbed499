using Google.Protobuf.Reflection;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>Enum values deleted, reserved, renamed, renumbered, aliased; reservations lifted.</summary>
internal static class EnumChanges
{
    private static readonly string[] Values = ["RED", "GREEN", "BLUE"];

    public static IEnumerable<Change> All =>
    [
        .. Values.SelectMany(Identity),
        Color("RED and GREEN", "swap", type => (type.Value[1].Number, type.Value[2].Number) = (2, 1)),
        Color("RED", "takes the number of BLUE, which is deleted", type =>
        {
            type.Value.RemoveAt(3);
            type.Value[1].Number = 3;
        }),
        Color("YELLOW", "is new", type => type.Value.Add(new EnumValueDescriptorProto { Name = "COLOR_YELLOW", Number = 4 })),
        Color("reserved", "loses 15", type => type.ReservedRange.RemoveAt(1)),
        Color("reserved", "loses 12", type => type.ReservedRange[0].End = 11),
        Color("reserved", "loses COLOR_OLD", type => type.ReservedName.Clear()),
        Shade("DIM", "is deleted", type => type.Value.RemoveAt(2)),
        Shade("DARK and DIM", "are deleted", type =>
        {
            type.Value.RemoveAt(2);
            type.Value.RemoveAt(1);
        }),
        Shade("DARK and DIM", "are deleted, one name reserved", type =>
        {
            type.Value.RemoveAt(2);
            type.Value.RemoveAt(1);
            type.ReservedName.Add("SHADE_DIM");
        }),
        Shade("DIM", "moves to another number", type => type.Value[2].Number = 2),
        Shade("LIGHT", "gets an alias", type => type.Value.Add(new EnumValueDescriptorProto { Name = "SHADE_PALE", Number = 2 })),
        Shade("DARK", "is renamed", type => type.Value[1].Name = "SHADE_BLACK"),
        new("Mood", "Mood is deleted", file => file.EnumType.Remove(Enum(file, "Mood"))),
        new("Mood", "Mood is renamed", file => Enum(file, "Mood").Name = "Temper"),
        new("Mood", "Mood moves into Receipt", file =>
        {
            var mood = Enum(file, "Mood");
            file.EnumType.Remove(mood);
            FieldChanges.Message(file, "Receipt").EnumType.Add(mood);
        }),
        new("Shade", "Shade is deleted", file => file.EnumType.Remove(Enum(file, "Shade"))),
    ];

    private static EnumDescriptorProto Enum(FileDescriptorProto file, string name) => file.EnumType.Single(type => type.Name == name);

    private static Change Color(string target, string what, Action<EnumDescriptorProto> apply)
        => new($"Color {target}", $"Color {target} {what}", file => apply(Enum(file, "Color")));

    private static Change Shade(string target, string what, Action<EnumDescriptorProto> apply)
        => new("Shade", $"Shade {target} {what}", file => apply(Enum(file, "Shade")));

    private static EnumValueDescriptorProto Value(EnumDescriptorProto type, string name)
        => type.Value.Single(value => value.Name == $"COLOR_{name}");

    private static void ReserveNumber(EnumDescriptorProto type, int number)
        => type.ReservedRange.Add(new EnumDescriptorProto.Types.EnumReservedRange { Start = number, End = number });

    private static IEnumerable<Change> Identity(string name) =>
    [
        Color(name, "is deleted", type => type.Value.Remove(Value(type, name))),
        Color(name, "is deleted, number reserved", type =>
        {
            ReserveNumber(type, Value(type, name).Number);
            type.Value.Remove(Value(type, name));
        }),
        Color(name, "is deleted, both reserved", type =>
        {
            ReserveNumber(type, Value(type, name).Number);
            type.ReservedName.Add($"COLOR_{name}");
            type.Value.Remove(Value(type, name));
        }),
        Color(name, "is renamed", type => Value(type, name).Name = $"COLOR_{name}ISH"),
        Color(name, "is renumbered", type => Value(type, name).Number = 7),
        Color(name, "is deprecated", type => Value(type, name).Options = new EnumValueOptions { Deprecated = true }),
    ];
}
