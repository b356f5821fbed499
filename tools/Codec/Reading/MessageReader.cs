using System.Collections.Immutable;
using CodeFirst.Codec.Model;
using Microsoft.CodeAnalysis;

namespace CodeFirst.Codec.Reading;

/// <summary>A <c>[ProtoContract]</c> type to what a codec needs to know; what protobuf-net alone can do is refused.</summary>
internal static class MessageReader
{
    public static Message Read(INamedTypeSymbol type, Compilation compilation)
    {
        var message = new Message(type.Global(), type.ToDisplayString(), Place.Of(type))
        {
            CanBeDerived = !type.IsSealed,
            HidesConstructor = HidesConstructor(type, compilation),
        };
        try
        {
            if (TypeRules.Refuse(type, compilation) is { } refusal)
                return message with { Refusal = refusal };
            var members = type.GetMembers()
                .Where(member => member.Has("ProtoBuf.ProtoMemberAttribute") && !member.Has("ProtoBuf.ProtoIgnoreAttribute"))
                .Select(member => MemberReader.Read(member, compilation))
                .OrderBy(member => member.Number)
                .ToImmutableArray();
            if (members.GroupBy(member => member.Number).FirstOrDefault(same => same.Count() > 1) is { } twice)
                return message with { Refusal = $"it has the field {twice.Key} twice" };
            return message with { Members = new Equatable<Member>(members) };
        }
        catch (RefusedException refused)
        {
            return message with { Refusal = refused.Message };
        }
    }

    private static bool HidesConstructor(INamedTypeSymbol type, Compilation compilation) =>
        type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty) is not { } plain
        || !compilation.IsSymbolAccessibleWithin(plain, compilation.Assembly)
        || type.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
}
