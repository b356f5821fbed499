using CodeFirst.Hosting.Internal.Reading;
using CodeFirst.Hosting.Internal.Stopping;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>One line for each call that failed, at the level of who is to blame; of calls that succeeded only when it was asked for.</summary>
internal sealed partial class CallLog(
    RegisteredMethods methods, StopSignal signal, IOptions<CodeFirstHostingOptions> options, ILoggerFactory loggers)
{
    private const int MaxPathLength = 200;

    private readonly ILogger _logger = loggers.CreateLogger(CodeFirstTelemetry.CallCategory);
    private readonly bool _all = options.Value.CallLog == CallLogging.All;

    public bool IsWanted(StatusCode status) => status == StatusCode.OK
        ? _all && _logger.IsEnabled(LogLevel.Information)
        : _logger.IsEnabled(Level(status));

    public void Write(HttpContext context, CallRecord record, CallOutcome outcome, TimeSpan duration)
    {
        var method = methods.Find(context.Request.Path) ?? Printable(context.Request.Path.Value ?? "");
        var peer = Peer.Of(context.Connection);
        if (outcome.Status == StatusCode.OK)
            LogSucceeded(method, duration.TotalMilliseconds, peer);
        else
            WriteFailed(context, record, outcome, method, duration, peer);
    }

    private void WriteFailed(
        HttpContext context, CallRecord record, CallOutcome outcome, string method, TimeSpan duration, string peer)
    {
        // gRPC says INTERNAL of a content type that it does not know, too
        var isUnread = outcome.Call?.Status.DebugException is UnreadableRequestException
            || (outcome is { Status: StatusCode.Unknown or StatusCode.Internal, Call: not null } && !record.IsReached)
            || context.Response.StatusCode is StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType;
        var level = isUnread ? LogLevel.Information : Level(outcome.Status);
        var status = StatusNames.Of(outcome.Status);
        var reason = ReasonReader.Read(context, outcome.Call) ?? record.Reason ?? Unsaid(outcome.Status, isUnread);
        var failure = level >= LogLevel.Warning ? record.Failure ?? outcome.Call?.Status.DebugException : null;
        LogFailed(level, method, status, reason, duration.TotalMilliseconds, peer, failure);
    }

    private LogLevel Level(StatusCode status) => status switch
    {
        StatusCode.Unknown or StatusCode.Internal or StatusCode.DataLoss => LogLevel.Error,
        StatusCode.Unavailable when signal.Stopping.IsCancellationRequested => LogLevel.Information,
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => LogLevel.Warning,
        // how a watch usually ends
        StatusCode.Cancelled => LogLevel.Debug,
        _ => LogLevel.Information,
    };

    private string Unsaid(StatusCode status, bool isUnread) => status switch
    {
        _ when isUnread => CallReasons.UnreadableRequest,
        StatusCode.Unavailable when signal.Stopping.IsCancellationRequested => CallReasons.Stopping,
        _ => CallReasons.None,
    };

    // a path comes decoded, and must not begin a line of its own in the log
    private static string Printable(string path) =>
        string.Concat(path.Take(MaxPathLength).Select(character => char.IsControl(character) ? '?' : character));

    [LoggerMessage(EventId = 1, Message = "{Method} failed with {Status}, reason {Reason}, after {DurationMs:0.0} ms, for {Peer}.")]
    private partial void LogFailed(
        LogLevel level, string method, string status, string reason, double durationMs, string peer, Exception? failure);

    [LoggerMessage(2, LogLevel.Information, "{Method} succeeded after {DurationMs:0.0} ms, for {Peer}.")]
    private partial void LogSucceeded(string method, double durationMs, string peer);
}
