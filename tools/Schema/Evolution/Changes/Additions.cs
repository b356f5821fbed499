using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution.Changes;

/// <summary>What is new. What is new inside a new element goes without saying.</summary>
internal static class Additions
{
    public static IEnumerable<string> Of(Comparison comparison)
        => Services(comparison).Concat(Messages(comparison)).Concat(Enums(comparison));

    private static IEnumerable<string> Services(Comparison comparison)
    {
        var moved = comparison.GoneServices.Select(gone => gone.Successor?.FullName).ToHashSet();
        foreach (var service in comparison.After.Services.Values)
            if (comparison.Before.Services.GetValueOrDefault(service.FullName) is { } before)
                foreach (var method in service.Methods.Where(method => before.Method(method.Name) is null))
                    yield return $"New method `{method.FullName}`: {Signature(method)}.";
            else if (!moved.Contains(service.FullName))
                yield return $"New service `{service.FullName}` with {Join(service.Methods.Select(method => method.Name))}.";
    }

    private static IEnumerable<string> Messages(Comparison comparison)
    {
        foreach (var message in comparison.After.Messages.Values.Where(message => !comparison.Before.Messages.ContainsKey(message.FullName)))
            yield return $"New message `{message.FullName}` with {Join(message.Fields.Select(field => field.Name))}.";
        foreach (var pair in comparison.Messages)
            foreach (var field in pair.After.Fields.Where(field => IsNew(pair.Before, field)))
                yield return $"New field `{field.FullName}`: {field.TypeInWords}, number {field.Number}.";
    }

    private static IEnumerable<string> Enums(Comparison comparison)
    {
        foreach (var type in comparison.After.Enums.Values.Where(type => !comparison.Before.Enums.ContainsKey(type.FullName)))
            yield return $"New enum `{type.FullName}` with {Join(type.Descriptor.Value.Select(value => value.Name))}.";
        foreach (var pair in comparison.Enums)
            foreach (var value in pair.After.Descriptor.Value.Where(value => IsNew(pair.Before, value.Name, value.Number)))
                yield return $"New enum value `{pair.After.FullName}.{value.Name}`, number {value.Number}.";
    }

    private static bool IsNew(Message before, Field field) => before.Field(field.Name) is null && before.Field(field.Number) is null;

    /// <summary>A second name for a number is new as long as the first one stays; else it is a new name, which is said elsewhere.</summary>
    private static bool IsNew(EnumType before, string name, int number)
        => before.NumberOf(name) is null && !before.NamesByNumber.Contains(number);

    private static string Signature(Method method)
        => $"{Stream(method.Descriptor.ClientStreaming)}{method.Input} to {Stream(method.Descriptor.ServerStreaming)}{method.Output}";

    private static string Stream(bool isStream) => isStream ? "a stream of " : "";

    private static string Join(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } joined ? joined : "nothing in it";
}
