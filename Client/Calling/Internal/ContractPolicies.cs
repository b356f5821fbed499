using System.Collections.Frozen;
using System.Reflection;
using CodeFirst.Annotations;

namespace CodeFirst.Client.Internal;

/// <summary>How a contract's operations are called, by their full names; made once.</summary>
internal static class ContractPolicies<TService>
{
    public static FrozenDictionary<string, CallPolicy> Table { get; } = Read();

    /// <summary>The timeouts the contract itself states.</summary>
    public static FrozenDictionary<string, TimeSpan> StatedTimeouts { get; } = ServiceContract.Operations(typeof(TService))
        .Where(operation => operation.Method.IsDefined(typeof(DefaultTimeoutAttribute)))
        .ToFrozenDictionary(operation => operation.FullName, operation => Table[operation.FullName].Timeout!.Value);

    private static FrozenDictionary<string, CallPolicy> Read()
    {
        var policies = new Dictionary<string, CallPolicy>();
        foreach (var (fullName, method) in ServiceContract.Operations(typeof(TService)))
            policies[fullName] = CallPolicy.Of(method, IsUnary(method));
        return policies.ToFrozenDictionary();
    }

    private static bool IsUnary(MethodInfo method)
        => !IsStream(method.ReturnType) && !method.GetParameters().Any(parameter => IsStream(parameter.ParameterType));

    private static bool IsStream(Type type) => type.IsGenericType
        && type.GetGenericTypeDefinition() is var open && (open == typeof(IAsyncEnumerable<>) || open == typeof(IObservable<>));
}
