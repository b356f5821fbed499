using System.Reflection;
using CodeFirst.Annotations;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Services;

/// <summary>The options of a method: <c>deprecated</c> and <c>idempotency_level</c>.</summary>
internal static class MethodOptionsReader
{
    public static MethodOptions? Read(MethodInfo method)
    {
        var options = new MethodOptions();
        if (method.IsDefined(typeof(ObsoleteAttribute), inherit: false))
            options.Deprecated = true;
        if (method.GetCustomAttribute<IdempotencyAttribute>() is { Level: not IdempotencyLevel.Unknown } idempotency)
            options.IdempotencyLevel = (MethodOptions.Types.IdempotencyLevel)idempotency.Level;
        return options.HasDeprecated || options.HasIdempotencyLevel ? options : null;
    }
}
