using CodeFirst.Tests.Schema.Refused;
using CodeFirst.Tests.Schema.Zoo;

namespace CodeFirst.Tests.Schema;

/// <summary>What is said about fields, each after the namespace of the refused.</summary>
internal static class FieldSentences
{
    public static IReadOnlyDictionary<Type, string[]> All { get; } = new Dictionary<Type, string[]>
    {
        [typeof(ITakes<Unserialisable>)] =
        [
            "Unserialisable.Anything cannot be exported: object has no protobuf type; use a message or a scalar type.",
            "Unserialisable.At cannot be exported: protobuf-net cannot write a DateTimeOffset; use a DateTime in UTC, which is exported as google.protobuf.Timestamp.",
            "Unserialisable.Huge cannot be exported: Int128 has no protobuf type; use a scalar such as int, long, double, string or byte[], or a message.",
            "Unserialisable.Address cannot be exported: Uri has no protobuf type; use a scalar such as int, long, double, string or byte[], or a message.",
            "Unserialisable.Pair cannot be exported: ValueTuple<int, int> is a tuple, whose items have no names and numbers of their own; use a record marked [ProtoContract] with a [ProtoMember] number on each member.",
            "Unserialisable.Plain cannot be exported: Plain is not marked [ProtoContract]; mark Plain with [ProtoContract] and its members with [ProtoMember].",
        ],
        [typeof(ITakes<OldTimes>)] =
        [
            "OldTimes.At cannot be exported: a DateTime below CompatibilityLevel.Level240 is written in a form of protobuf-net's own; mark the contract assembly [module: CompatibilityLevel(CompatibilityLevel.Level300)].",
            "OldTimes.Length cannot be exported: a TimeSpan below CompatibilityLevel.Level240 is written in a form of protobuf-net's own; mark the contract assembly [module: CompatibilityLevel(CompatibilityLevel.Level300)].",
            "OldTimes.Price cannot be exported: a decimal below CompatibilityLevel.Level300 is written in a form of protobuf-net's own; mark the contract assembly [module: CompatibilityLevel(CompatibilityLevel.Level300)].",
            "OldTimes.Id cannot be exported: a Guid below CompatibilityLevel.Level300 is written in a form of protobuf-net's own; mark the contract assembly [module: CompatibilityLevel(CompatibilityLevel.Level300)].",
        ],
        [typeof(ITakes<Formats>)] =
        [
            "Formats.Group cannot be exported: proto3 has no groups; remove DataFormat.Group.",
            "Formats.Unsigned cannot be exported: protobuf has no uint with DataFormat.ZigZag; remove the DataFormat.",
            "Formats.At cannot be exported: protobuf has no DateTime with DataFormat.FixedSize; remove the DataFormat.",
        ],
        [typeof(ITakes<Defaults>)] =
        [
            "Defaults.Seven cannot be exported: [DefaultValue(7)] is not written, and a caller in another language reads zero instead; remove [DefaultValue], or set IsRequired.",
            "Defaults.Seven cannot be exported: it starts as 7 in C#, so a zero from another language, which is not written, reads as 7; remove the initialiser, or make the type nullable and choose the value where it is read.",
            "Defaults.Text cannot be exported: [DefaultValue(\"\")] is not written, and so cannot be told from null; remove [DefaultValue], or make the type non-nullable.",
            "Defaults.Initial cannot be exported: it starts as 5 in C#, so a zero from another language, which is not written, reads as 5; remove the initialiser, or make the type nullable and choose the value where it is read.",
            "Defaults.Nullable cannot be exported: it starts as 5 in C#, so a value that was not sent reads as 5 instead of null; remove the initialiser.",
            "Defaults.Required cannot be exported: it is null when nothing was sent, against its type; initialise it with \"\", or make the type nullable.",
            "Defaults.Items cannot be exported: it does not start empty in C#, so received items are added to the initial ones; initialise it with [].",
            "Defaults.Nothing cannot be exported: a list or map cannot be told from an empty one when it is null; make it non-nullable and initialise it with [].",
            "Defaults.ReadOnly cannot be exported: it starts as int[] in C#, to which protobuf-net cannot add what it reads; declare it as List<T>, Dictionary<TKey, TValue> or an array.",
            "Defaults.Filled cannot be exported: it does not start as an empty message in C#, so what was not sent reads as the initial values; initialise it with new(), or make the type nullable and remove the initialiser.",
            "Defaults.Present cannot be exported: it does not start as null in C#, so a message that was not sent reads as one that was; remove the initialiser.",
            "Defaults.Missing cannot be exported: it is null when nothing was sent, against its type; initialise it with new(), or make the type nullable.",
            "Defaults.Flag cannot be exported: FlagSpecified decides whether it is written, which no caller in another language can know; remove it, and make the type nullable where presence matters.",
            "Defaults.Computed cannot be exported: it cannot be set when a message is read; make the property { get; init; }.",
        ],
        [typeof(ITakes<BadCollections>)] =
        [
            "BadCollections.FloatKey cannot be exported: float is no key of a protobuf map; use an integer, bool or string as the key.",
            "BadCollections.Lists cannot be exported: Dictionary<string, List<int>> is not written as a protobuf map; use a Dictionary whose key is an integer, bool or string and whose value is a scalar, an enum or a message, without DisableMap.",
            "BadCollections.Disabled cannot be exported: Dictionary<string, int> is not written as a protobuf map; use a Dictionary whose key is an integer, bool or string and whose value is a scalar, an enum or a message, without DisableMap.",
            "BadCollections.Gaps cannot be exported: an element of a list or map cannot be null in protobuf; make the element type non-nullable.",
            "BadCollections.NumberGaps cannot be exported: an element of a list or map cannot be null in protobuf; make the element type non-nullable.",
            "BadCollections.Reversed cannot be exported: Stack<int> does not keep a list as protobuf does; use List<T> or an array.",
            "BadCollections.Times cannot be exported: protobuf-net reads the DateTime 1970-01-01T00:00:00Z as 0001-01-01 when it stands in a list or map; put the DateTime into a message, and use a list or map of that message.",
            "BadCollections.TimeMap cannot be exported: protobuf-net reads the DateTime 1970-01-01T00:00:00Z as 0001-01-01 when it stands in a list or map; put the DateTime into a message, and use a list or map of that message.",
            "BadCollections.Wrapped cannot be exported: null-wrapping is a form of protobuf-net's own; remove the null-wrapping attribute and make the type nullable, or use a message.",
            "BadCollections.Sorted cannot be exported: Item has no order for a sorted set to keep; use a HashSet or a List, or implement IComparable<T>.",
            "BadCollections.Entries cannot be exported: List<KeyValuePair<bool, int>> is not written as a protobuf map; use a Dictionary whose key is an integer, bool or string and whose value is a scalar, an enum or a message, without DisableMap.",
            "BadCollections.Blobs cannot be exported: a set holds byte[] by reference, and not by the bytes; use a List<byte[]>.",
            "BadCollections.Days cannot be exported: protobuf-net cannot read a packed list of DateOnly; remove IsPacked.",
            "BadCollections.Rows cannot be exported: protobuf has no list of List<int>; put the inner list into a message.",
        ],
        [typeof(ITakes<Clashes>)] =
        [
            "Clashes.Spaced cannot be exported: 'user id' is not a protobuf name; use letters, digits and underscores in [ProtoMember(Name = ...)].",
            "Clashes.Number cannot be exported: 19500 is no field number; use a number from 1 to 536870911 outside 19000 to 19999.",
            "Clashes.UserID cannot be exported: UserId is called 'user_id' too; rename one of them, or set another [ProtoMember(Name = ...)].",
            "Clashes.Other cannot be exported: 'user__id' and 'user_id' (UserId) are one name in JSON; rename one of them, or set another [ProtoMember(Name = ...)].",
            "Clashes.SixAgain cannot be exported: Six has the number 6 too; use a number that was never used before.",
        ],
        [typeof(ITakes<Accessors>)] =
        [
            "Accessors.Item cannot be exported: an indexer has a value for each index; mark a property without parameters.",
            "Accessors.Written cannot be exported: it has no getter; add a getter.",
        ],
    };
}
