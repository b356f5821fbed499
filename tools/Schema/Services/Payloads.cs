using System.Reflection;

namespace CodeFirst.Schema.Services;

/// <summary>The types a method sends and returns, out of their tasks and streams.</summary>
internal static class Payloads
{
    private static readonly HashSet<string> Wrappers = ["Task`1", "ValueTask`1", "IAsyncEnumerable`1", "IObservable`1"];

    public static IEnumerable<Type> Of(MethodInfo method)
        => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).Select(Unwrap);

    private static Type Unwrap(Type type)
        => type.IsConstructedGenericType && Wrappers.Contains(type.Name) ? type.GetGenericArguments()[0] : type;
}
