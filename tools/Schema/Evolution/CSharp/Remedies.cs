using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution.CSharp;

/// <summary>The sentences that say what mends a break. Each ends with the C# line, where there is one.</summary>
internal static class Remedies
{
    public static string KeepMember(Field before) => before.IsSubtype
        ? OnType(before.Message.Descriptor.Name, CSharpLines.Include(before))
        : InType(before.Message.Descriptor.Name, CSharpLines.Member(before));

    /// <summary>The member may have its new C# name: <c>Name =</c> keeps the old one on the wire and in JSON.</summary>
    public static string KeepName(FieldPair pair)
        => InType(pair.Before.Message.Descriptor.Name, CSharpLines.Member(pair.Before, CSharpNaming.Pascal(pair.After.Name), pair.Before.Number));

    public static string RestoreMember(Field before)
        => $"{KeepMember(before)} (add [Obsolete] when nobody should use it any more)";

    public static string KeepBoth(FieldPair pair)
    {
        var next = Math.Max(pair.Before.Message.NextNumber(), pair.After.Message.NextNumber());
        return $"{KeepMember(pair.Before)} and give the new one a number of its own: "
            + (pair.After.IsSubtype ? CSharpLines.Include(pair.After, next)
                : CSharpLines.Member(pair.After, CSharpNaming.Pascal(pair.After.Name), next));
    }

    public static string Reserve(string type, string what) => OnType(type, $"[ProtoReserved({what})]");

    public static string KeepValue(EnumType type, string name, int number)
        => InType(type.Descriptor.Name, CSharpLines.EnumValue(type, name, number));

    public static string KeepMethod(Method method)
        => $"In the interface of {method.Service.FullName}, write: {CSharpLines.Operation(method)}";

    public static string KeepService(Service service) => $"On the interface, write: [Service(\"{service.FullName}\")]";

    public static string KeepMessage(Message message)
        => $"Keep the type in use and named: [ProtoContract(Name = \"{message.Descriptor.Name}\")] public sealed record {message.Descriptor.Name}";

    public static string KeepEnum(EnumType type)
        => $"Keep the type in use and named: [ProtoContract(Name = \"{type.Descriptor.Name}\")] public enum {type.Descriptor.Name}";

    private static string OnType(string type, string attribute) => $"On {type}, write: {attribute}";

    private static string InType(string type, string line) => $"In {type}, write: {line}";
}
