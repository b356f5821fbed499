using CodeFirst.Tests.Schema.Refused;
using CodeFirst.Tests.Schema.Zoo;

namespace CodeFirst.Tests.Schema;

/// <summary>What is said about messages and enums, each after the namespace of the refused.</summary>
internal static class MessageSentences
{
    public static IReadOnlyDictionary<Type, string[]> All { get; } = new Dictionary<Type, string[]>
    {
        [typeof(ITakes<Plant>)] =
        [
            "Plant cannot be exported: of [ProtoInclude(10, typeof(Tree))]: proto3 has no groups; remove DataFormat.Group.",
            "Plant cannot be exported: of [ProtoInclude(11, typeof(Item))]: Item is no Plant, and protobuf-net silently leaves it out; derive it from Plant, or remove the attribute.",
            "Plant.Leaves cannot be exported: Go writes it before the subtype, and protobuf-net cannot create the abstract Plant to hold it; make Plant not abstract, or declare the member in each subtype.",
            "Plant.Roots cannot be exported: Go writes it before the subtype, and protobuf-net cannot create the abstract Plant to hold it; make Plant not abstract, or declare the member in each subtype.",
        ],
        [typeof(ITakes<Stone>)] =
        [
            "Stone cannot be exported: of [ProtoInclude(14, \"Moss\")]: there is no type of that name, and protobuf-net silently leaves it out; name the type with typeof, or remove the attribute.",
        ],
        [typeof(ITakes<Vehicle>)] =
        [
            "Vehicle.Subtype cannot be exported: 'subtype' is the name of the oneof that holds the subtypes; rename it, or set another [ProtoMember(Name = ...)].",
            "Vehicle cannot be exported: of [ProtoInclude(10, typeof(Car))]: Wheels has the number 10 too; use a number that was never used before.",
            "Vehicle cannot be exported: of [ProtoInclude(11, typeof(Van))]: Van is called 'van' too; rename one of them, or set another [ProtoMember(Name = ...)].",
            "Vehicle cannot be exported: of [ProtoInclude(12, typeof(Lorry))]: the number 12 is reserved; use a number that was never used before.",
            "Vehicle cannot be exported: of [ProtoInclude(12, typeof(Lorry))]: the name 'lorry' is reserved; use a name that was never used before.",
        ],
        [typeof(ITakes<Flower>)] =
        [
            "Rose cannot be exported: Flower includes it, which protobuf-net does not see from Rose, so its bytes depend on which of them comes first; derive it directly from Flower, or include it from its own base type.",
        ],
        [typeof(ITakes<Rose>)] =
        [
            "Rose cannot be exported: Flower includes it, which protobuf-net does not see from Rose, so its bytes depend on which of them comes first; derive it directly from Flower, or include it from its own base type.",
        ],
        [typeof(ITakes<Papers>)] =
        [
            "Note cannot be exported: IPaper includes it, which protobuf-net does not see from Note, so its bytes depend on which of them comes first; declare it as IPaper wherever it is sent, or make IPaper an abstract record.",
        ],
        [typeof(ITakes<Balls>)] =
        [
            "Balls.Missing cannot be exported: it is null when nothing was sent, against its type; make the type nullable.",
            "Balls.Started cannot be exported: it starts as Round in C#, so what was not sent reads as one; make the type nullable and remove the initialiser.",
        ],
        [typeof(ITakes<Clock>)] =
        [
            "Clock.Ticks cannot be exported: it starts as 60 in C#, so a zero from another language, which is not written, reads as 60; remove the initialiser, or make the type nullable and choose the value where it is read.",
        ],
        [typeof(ITakes<Derived>)] =
        [
            "Derived.Lost cannot be exported: it is declared by the base type Base, whose members protobuf-net silently leaves out; declare the member in Derived itself.",
        ],
        [typeof(ITakes<Surrogated>)] =
        [
            "Surrogated cannot be exported: there is no conversion of Surrogated to Item; declare an implicit operator or a [ProtoConverter] method for it in Surrogated or Item.",
        ],
        [typeof(ITakes<Converting>)] =
        [
            "Dated cannot be exported: protobuf-net cannot write DateTime as a surrogate; use a message without a surrogate of its own, a bool, a string, or a number of 32 or 64 bits.",
            "Strict cannot be exported: its conversion to Item fails where nothing was sent (NullReferenceException: Object reference not set to an instance of an object); let the conversion take null, or what is zero or empty.",
            "Converting.Counters cannot be exported: protobuf-net cannot read a packed list of Counter, whose surrogate is a number; put the Counter into a message.",
            "Converting.Counter cannot be exported: protobuf has no Counter with DataFormat.ZigZag; remove the DataFormat.",
        ],
        [typeof(ITakes<Grouped>)] =
        [
            "Grouped cannot be exported: proto3 has no groups; remove IsGroup from [ProtoContract].",
        ],
        [typeof(ITakes<Pages>)] =
        [
            "Numbered cannot be exported: '{1}Numbered' is not a protobuf name; use letters, digits and underscores, with dots only between the parts of a package, in [ProtoContract(Name = ...)].",
            "Page cannot be exported: 'ThePage' is also the name of CodeFirst.Tests.Schema.Refused.Page<int>; put {0}, for the type argument, into [ProtoContract(Name = ...)].",
        ],
        [typeof(ITakes<ListLike>)] =
        [
            "ListLike cannot be exported: protobuf-net writes a type that is IEnumerable as a list and leaves out its members; set IgnoreListHandling on [ProtoContract], or do not implement IEnumerable.",
        ],
        [typeof(ITakes<NoConstructor>)] =
        [
            "NoConstructor cannot be exported: protobuf-net cannot create one: it is abstract or has no constructor without parameters; make it a sealed record with properties that are { get; init; }.",
        ],
        [typeof(ITakes<FailingConstructor>)] =
        [
            "FailingConstructor cannot be exported: a new one cannot be looked at (InvalidOperationException: No); let the constructor without parameters and the getters only set and return values.",
        ],
        [typeof(ITakes<WithoutOrder>)] =
        [
            "WithoutOrder.Lost cannot be exported: it is marked as a member of the contract, but protobuf-net leaves it out; give it a number greater than zero: [ProtoMember(n)] or [DataMember(Order = n)].",
        ],
        [typeof(ITakes<Dotted>)] =
        [
            "Dotted cannot be exported: 'shop.bad-name.Dotted' is not a protobuf name; use letters, digits and underscores, with dots only between the parts of a package, in [ProtoContract(Name = ...)].",
        ],
        [typeof(ITakes<Reserved>)] =
        [
            "Reserved cannot be exported: [ProtoReserved] reserves the number 2 more than once; reserve it once.",
            "Reserved.InUse cannot be exported: the number 2 is reserved; use a number that was never used before.",
            "Reserved.Taken cannot be exported: the name 'taken' is reserved; use a name that was never used before.",
        ],
        [typeof(ITakes<TwoItems>)] =
        [
            "Folder.Item cannot be exported: 'Item' is also the name of CodeFirst.Tests.Schema.Refused.Item; set another [ProtoContract(Name = ...)] on one of them.",
        ],
        [typeof(ITakes<BadEnums>)] =
        [
            "NoZero cannot be exported: a proto3 enum needs a value that is zero; add a value such as Unspecified = 0.",
            "TooLarge.Huge cannot be exported: 5000000000 does not fit the 32 bits of a protobuf enum; use a value from -2147483648 to 2147483647, or a long field instead of an enum.",
            "SameNames.Notfound cannot be exported: 'NOTFOUND' and the name of NotFound are one name to the generators that drop the enum's prefix and ignore case; rename one of them, or set another [ProtoEnum(Name = ...)].",
            "SameNames.Two cannot be exported: the number 2 is reserved; use a number that was never used before.",
            "Second.None cannot be exported: 'NONE' is also the name of CodeFirst.Tests.Schema.Refused.First.None; rename one of them, or set another Name on one of them.",
        ],
        [typeof(ITakes<Serialized>)] =
        [
            "Serialized cannot be exported: a serializer of its own decides its bytes; remove Serializer from [ProtoContract], or use a surrogate.",
        ],
        [typeof(ITakes<Leaf>)] =
        [
            "Leaf cannot be exported: of [ProtoPartialMember(2, \"Nothing\")]: there is no such member, and protobuf-net silently leaves it out; name the member with nameof, or remove the attribute.",
            "Leaf.Value cannot be exported: null-wrapping is a form of protobuf-net's own; remove the null-wrapping attribute and make the type nullable, or use a message.",
        ],
    };
}
