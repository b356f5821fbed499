using Microsoft.Extensions.Logging;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>What is logged of deadlines.</summary>
internal static partial class DeadlineLog
{
    [LoggerMessage(1, LogLevel.Error, "What was registered with the token of a call whose deadline has passed failed.", EventName = "TokenFailed")]
    public static partial void TokenFailed(this ILogger log, Exception failure);
}
