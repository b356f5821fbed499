using System.Globalization;
using System.Reflection;
using static CodeFirst.Schema.Refusals.CSharpNames;

namespace CodeFirst.Schema.Refusals;

/// <summary>What is said about fields that cannot be exported.</summary>
internal static class FieldRefusals
{
    private const string Level300 = "mark the contract assembly [module: CompatibilityLevel(CompatibilityLevel.Level300)]";

    public static Refusal BelowLevel(Type type, int level) => new(
        $"a {Short(type)} below CompatibilityLevel.Level{level} is written in a form of protobuf-net's own", Level300);

    public static Refusal Group { get; } = new("proto3 has no groups", "remove DataFormat.Group");

    public static Refusal BadFormat(Type type, ProtoBuf.DataFormat format) => new(
        $"protobuf has no {Short(type)} with DataFormat.{format}", "remove the DataFormat");

    public static Refusal DateTimeOffset { get; } = new(
        "protobuf-net cannot write a DateTimeOffset", "use a DateTime in UTC, which is exported as google.protobuf.Timestamp");

    public static Refusal Untyped { get; } = new("object has no protobuf type", "use a message or a scalar type");

    public static Refusal NoProtobufType(Type type) => new(
        $"{Short(type)} has no protobuf type", "use a scalar such as int, long, double, string or byte[], or a message");

    public static Refusal Tuple(Type type) => new(
        $"{Short(type)} is a tuple, whose items have no names and numbers of their own",
        "use a record marked [ProtoContract] with a [ProtoMember] number on each member");

    public static Refusal NoContract(Type type) => new(
        $"{Short(type)} is not marked [ProtoContract]", $"mark {Short(type)} with [ProtoContract] and its members with [ProtoMember]");

    /// <summary>protobuf-net merges an element into a zero DateTime: where the seconds are 0, and not written, it stays in the year 1.</summary>
    public static Refusal RepeatedDateTime { get; } = new(
        "protobuf-net reads the DateTime 1970-01-01T00:00:00Z as 0001-01-01 when it stands in a list or map",
        "put the DateTime into a message, and use a list or map of that message");

    public static Refusal NestedList(Type type) => new(
        $"protobuf has no list of {Short(type)}", "put the inner list into a message");

    public static Refusal SurrogateList(Type type) => new(
        $"protobuf-net cannot read a packed list of {Short(type)}, whose surrogate is a number", $"put the {Short(type)} into a message");

    public static Refusal Collection(Type type) => new(
        $"{Short(type)} does not keep a list as protobuf does", "use List<T> or an array");

    public static Refusal PackedTime(Type type) => new($"protobuf-net cannot read a packed list of {Short(type)}", "remove IsPacked");

    public static Refusal SetOfBytes(Type type) => new(
        $"a set holds {Short(type)} by reference, and not by the bytes", $"use a List<{Short(type)}>");

    public static Refusal Unsortable(Type item) => new(
        $"{Short(item)} has no order for a sorted set to keep", "use a HashSet or a List, or implement IComparable<T>");

    public static Refusal NotAMap(Type type) => new(
        $"{Short(type)} is not written as a protobuf map",
        "use a Dictionary whose key is an integer, bool or string and whose value is a scalar, an enum or a message, without DisableMap");

    public static Refusal MapKey(Type type) => new(
        $"{Short(type)} is no key of a protobuf map", "use an integer, bool or string as the key");

    public static Refusal NullableElement { get; } = new(
        "an element of a list or map cannot be null in protobuf", "make the element type non-nullable");

    public static Refusal NullableCollection { get; } = new(
        "a list or map cannot be told from an empty one when it is null", "make it non-nullable and initialise it with []");

    public static Refusal NullWrapping { get; } = new(
        "null-wrapping is a form of protobuf-net's own", "remove the null-wrapping attribute and make the type nullable, or use a message");

    public static Refusal Specified(string by) => new(
        $"{by} decides whether it is written, which no caller in another language can know",
        "remove it, and make the type nullable where presence matters");

    public static Refusal DefaultValue(object value) => new(
        $"[DefaultValue({Quote(value)})] is not written, and a caller in another language reads zero instead",
        "remove [DefaultValue], or set IsRequired");

    public static Refusal DefaultValueOfNullable(object value) => new(
        $"[DefaultValue({Quote(value)})] is not written, and so cannot be told from null",
        "remove [DefaultValue], or make the type non-nullable");

    public static Refusal InitialValue(object value) => new(
        $"it starts as {Quote(value)} in C#, so a zero from another language, which is not written, reads as {Quote(value)}",
        "remove the initialiser, or make the type nullable and choose the value where it is read");

    public static Refusal InitialValueOfNullable(object value) => new(
        $"it starts as {Quote(value)} in C#, so a value that was not sent reads as {Quote(value)} instead of null",
        "remove the initialiser");

    public static Refusal InitialNull(string initialiser) => new(
        "it is null when nothing was sent, against its type", $"initialise it with {initialiser}, or make the type nullable");

    public static Refusal InitialNullSubtype { get; } = new(
        "it is null when nothing was sent, against its type", "make the type nullable");

    public static Refusal InitialItems { get; } = new(
        "it does not start empty in C#, so received items are added to the initial ones", "initialise it with []");

    public static Refusal InitialReadOnly(Type type) => new(
        $"it starts as {Short(type)} in C#, to which protobuf-net cannot add what it reads",
        "declare it as List<T>, Dictionary<TKey, TValue> or an array");

    public static Refusal InitialMessage { get; } = new(
        "it does not start as an empty message in C#, so what was not sent reads as the initial values",
        "initialise it with new(), or make the type nullable and remove the initialiser");

    public static Refusal InitialSubtype(Type type) => new(
        $"it starts as {Short(type)} in C#, so what was not sent reads as one",
        "make the type nullable and remove the initialiser");

    public static Refusal InitialMessageOfNullable { get; } = new(
        "it does not start as null in C#, so a message that was not sent reads as one that was", "remove the initialiser");

    public static Refusal Indexer { get; } = new("an indexer has a value for each index", "mark a property without parameters");

    public static Refusal NotReadable { get; } = new("it has no getter", "add a getter");

    public static Refusal NotWritable { get; } = new(
        "it cannot be set when a message is read", "make the property { get; init; }");

    public static Refusal BadNumber(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"{number} is no field number"),
        "use a number from 1 to 536870911 outside 19000 to 19999");

    public static Refusal NumberTwice(int number, string other) => new(
        string.Create(CultureInfo.InvariantCulture, $"{other} has the number {number} too"), "use a number that was never used before");

    public static Refusal BadName(string name) => new(
        $"'{name}' is not a protobuf name", "use letters, digits and underscores in [ProtoMember(Name = ...)]");

    public static Refusal NameTwice(string name, string other) => new(
        $"{other} is called '{name}' too", "rename one of them, or set another [ProtoMember(Name = ...)]");

    public static Refusal JsonNameTwice(string name, string other, string otherName) => new(
        $"'{name}' and '{otherName}' ({other}) are one name in JSON", "rename one of them, or set another [ProtoMember(Name = ...)]");

    public static Refusal OneofName(string name) => new(
        $"'{name}' is the name of the oneof that holds the subtypes", "rename it, or set another [ProtoMember(Name = ...)]");

    public static Finding Of(MemberInfo member, Refusal refusal)
        => new(Full(member.DeclaringType!), member.Name, refusal.Reason, refusal.Remedy);

    private static string Quote(object value) => value switch
    {
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum => $"{Short(value.GetType())}.{value}",
        byte[] bytes => $"{bytes.Length} bytes",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };
}
