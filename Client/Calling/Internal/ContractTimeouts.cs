using System.Collections.Frozen;
using System.Reflection;
using CodeFirst.Annotations;

namespace CodeFirst.Client.Internal;

/// <summary>The timeouts a contract states, by the operations' full names; made once.</summary>
internal static class ContractTimeouts<TService>
{
    public static FrozenDictionary<string, TimeSpan> Table { get; } = Read();

    private static FrozenDictionary<string, TimeSpan> Read()
    {
        var stated = new Dictionary<string, TimeSpan>();
        foreach (var (fullName, method) in ServiceContract.Operations(typeof(TService)))
            if (method.GetCustomAttribute<DefaultTimeoutAttribute>() is { } attribute)
                stated[fullName] = attribute.Timeout;
        return stated.ToFrozenDictionary();
    }
}
