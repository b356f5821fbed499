using System.Globalization;
using System.Reflection;
using ProtoBuf;
using static CodeFirst.Schema.Refusals.CSharpNames;

namespace CodeFirst.Schema.Refusals;

/// <summary>What is said about messages and enums that cannot be exported.</summary>
internal static class TypeRefusals
{
    public static Finding IncludeGroup(Type type, ProtoIncludeAttribute include) => new(
        Full(type),
        null,
        $"of {Include(include)}: proto3 has no groups",
        "remove DataFormat.Group");

    public static Finding NoSubtype(Type type, ProtoIncludeAttribute include) => new(
        Full(type),
        null,
        $"of {Include(include)}: there is no type of that name, and protobuf-net silently leaves it out",
        "name the type with typeof, or remove the attribute");

    public static Finding NotDerived(Type type, ProtoIncludeAttribute include, Type subtype) => new(
        Full(type),
        null,
        $"of {Include(include)}: {Short(subtype)} is no {Short(type)}, and protobuf-net silently leaves it out",
        $"derive it from {Short(type)}, or remove the attribute");

    public static Finding HiddenBase(Type type, Type hidden) => new(
        Full(type),
        null,
        $"{Short(hidden)} includes it, which protobuf-net does not see from {Short(type)}, so its bytes depend on which of them comes first",
        hidden.IsInterface ? $"declare it as {Short(hidden)} wherever it is sent, or make {Short(hidden)} an abstract record"
            : $"derive it directly from {Short(hidden)}, or include it from its own base type");

    public static Finding MemberOfAbstract(Type type, MemberInfo member) => new(
        Full(type),
        member.Name,
        $"Go writes it before the subtype, and protobuf-net cannot create the abstract {Short(type)} to hold it",
        $"make {Short(type)} not abstract, or declare the member in each subtype");

    public static Finding InheritedMember(Type type, MemberInfo member) => new(
        Full(type),
        member.Name,
        $"it is declared by the base type {Short(member.DeclaringType!)}, whose members protobuf-net silently leaves out",
        $"declare the member in {Short(type)} itself");

    public static Finding Serializer(Type type) => new(
        Full(type), null, "a serializer of its own decides its bytes", "remove Serializer from [ProtoContract], or use a surrogate");

    public static Finding BadSurrogate(Type type, Type surrogate) => new(
        Full(type),
        null,
        $"protobuf-net cannot write {Short(surrogate)} as a surrogate",
        "use a message without a surrogate of its own, a bool, a string, or a number of 32 or 64 bits");

    public static Finding NoConversion(Type from, Type to, Type type, Type surrogate) => new(
        Full(type),
        null,
        $"there is no conversion of {Short(from)} to {Short(to)}",
        $"declare an implicit operator or a [ProtoConverter] method for it in {Short(type)} or {Short(surrogate)}");

    public static Finding ConversionFails(Type from, Type to, Exception error) => new(
        Full(from),
        null,
        $"its conversion to {Short(to)} fails where nothing was sent ({error.GetType().Name}: {error.Message.TrimEnd('.')})",
        "let the conversion take null, or what is zero or empty");

    public static Finding Group(Type type) => new(
        Full(type), null, "proto3 has no groups", "remove IsGroup from [ProtoContract]");

    public static Finding ListLike(Type type) => new(
        Full(type),
        null,
        "protobuf-net writes a type that is IEnumerable as a list and leaves out its members",
        "set IgnoreListHandling on [ProtoContract], or do not implement IEnumerable");

    public static Finding NotConstructible(Type type) => new(
        Full(type),
        null,
        "protobuf-net cannot create one: it is abstract or has no constructor without parameters",
        "make it a sealed record with properties that are { get; init; }");

    public static Finding ConstructorFails(Type type, Exception error) => new(
        Full(type),
        null,
        $"a new one cannot be looked at ({error.GetType().Name}: {error.Message.TrimEnd('.')})",
        "let the constructor without parameters and the getters only set and return values");

    public static Finding Unreadable(Type type, Exception error) => new(
        Full(type), null, $"protobuf-net refuses it ({error.Message.TrimEnd('.')})", "mend what protobuf-net names");

    public static Finding BadName(Type type, string name) => new(
        Full(type),
        null,
        $"'{name}' is not a protobuf name",
        "use letters, digits and underscores, with dots only between the parts of a package, in [ProtoContract(Name = ...)]");

    public static Finding NameClash(Type type, string other, string name) => new(
        Full(type),
        null,
        $"'{name}' is also the name of {other}",
        type.IsGenericType
            ? "put {0}, for the type argument, into [ProtoContract(Name = ...)]"
            : "set another [ProtoContract(Name = ...)] on one of them");

    public static Finding MemberNameClash(Type type, MemberInfo member, string name, string other) => new(
        Full(type), member.Name, $"'{name}' is also the name of {other}", "rename one of them, or set another Name on one of them");

    public static Finding Lost(Type type, MemberInfo member) => new(
        Full(type),
        member.Name,
        "it is marked as a member of the contract, but protobuf-net leaves it out",
        "give it a number greater than zero: [ProtoMember(n)] or [DataMember(Order = n)]");

    public static Finding NoPartialMember(Type type, ProtoPartialMemberAttribute partial) => new(
        Full(type),
        null,
        string.Create(
            CultureInfo.InvariantCulture,
            $"of [ProtoPartialMember({partial.Tag}, \"{partial.MemberName}\")]: there is no such member, and protobuf-net silently leaves it out"),
        "name the member with nameof, or remove the attribute");

    public static Finding NoZero(Type type) => new(
        Full(type), null, "a proto3 enum needs a value that is zero", "add a value such as Unspecified = 0");

    public static Finding EnumValueTooLarge(Type type, MemberInfo value, object number) => new(
        Full(type),
        value.Name,
        string.Create(CultureInfo.InvariantCulture, $"{number} does not fit the 32 bits of a protobuf enum"),
        "use a value from -2147483648 to 2147483647, or a long field instead of an enum");

    public static Finding EnumValueBadName(Type type, MemberInfo value, string name) => new(
        Full(type), value.Name, $"'{name}' is not a protobuf name", "use letters, digits and underscores in [ProtoEnum(Name = ...)]");

    public static Finding EnumValueClash(Type type, MemberInfo value, string name, MemberInfo other) => new(
        Full(type),
        value.Name,
        $"'{name}' and the name of {other.Name} are one name to the generators that drop the enum's prefix and ignore case",
        "rename one of them, or set another [ProtoEnum(Name = ...)]");

    public static Refusal ReservedNumberInUse(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"the number {number} is reserved"), "use a number that was never used before");

    public static Refusal ReservedNameInUse(string name) => new($"the name '{name}' is reserved", "use a name that was never used before");

    public static Finding ReservedTwice(Type type, string what) => new(
        Full(type), null, $"[ProtoReserved] reserves {what} more than once", "reserve it once");

    public static Finding BadReservedName(Type type, string name) => new(
        Full(type), null, $"'{name}' in [ProtoReserved] is not a protobuf name", "use letters, digits and underscores");
}
