using System.Reflection;
using CodeFirst.Schema.Services;
using CodeFirst.Schema.Types;

namespace CodeFirst.Wire.Contracts;

/// <summary>The C# types of a contract's messages: what its methods send and return, and what those are made of.</summary>
internal static class MessageTypes
{
    public static IReadOnlyCollection<Type> Of(IReadOnlyList<Type> services)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>(services
            .SelectMany(service => service.GetInterfaces().Append(service))
            .SelectMany(contract => contract.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .SelectMany(Payloads.Of)
            .Select(WrittenTypes.Of));
        while (open.TryPop(out var type))
            if (IsMessage(type) && found.Add(type))
                foreach (var part in Parts(type))
                    open.Push(part);
        return found;
    }

    public static bool IsMessage(Type type) => ContractTypes.IsMessage(type) && ContractTypes.FindWellKnown(type) is null;

    private static IEnumerable<Type> Parts(Type message)
    {
        var parts = WireMessage.Of(message).Members
            .SelectMany(member => member.ItemTypes)
            .Select(WrittenTypes.Of)
            .Concat(Hierarchy.Subtypes(message).Select(subtype => subtype.DerivedType.Type));
        return ContractTypes.Outer(message) is { } outer ? parts.Append(outer) : parts;
    }
}
