using Microsoft.Extensions.Logging;

namespace CodeFirst.Hosting.Internal.Binding;

/// <summary>What is logged of operations that are not served.</summary>
internal static partial class BindingLog
{
    [LoggerMessage(1, LogLevel.Error, "{Operation} of {Service} is not served: {Reason}", EventName = "NotBound")]
    public static partial void NotBound(this ILogger log, string operation, Type service, string reason);

    [LoggerMessage(2, LogLevel.Warning, "{Reason}", EventName = "LeftOut")]
    public static partial void LeftOut(this ILogger log, string reason);
}
