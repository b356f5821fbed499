using System.Diagnostics;
using CodeFirst.Hosting.Internal.Calls.Messages;
using CodeFirst.Hosting.Internal.Reading;
using CodeFirst.Hosting.Internal.Stopping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>
/// Sees every call from outside of routing, so that those are counted too which no service sees: refused, unreadable, unknown.
/// </summary>
internal sealed class CallObserver(CallMetrics metrics, CallLog log, RegisteredMethods methods, LastWord last, TimeProvider time) : IStartupFilter
{
    private const string ContentType = "application/grpc";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(RunAsync);
        next(application);
    };

    private Task RunAsync(HttpContext context, RequestDelegate next) =>
        context.Request.ContentType is { } type && type.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
            ? ObserveAsync(context, next)
            : next(context);

    private async Task ObserveAsync(HttpContext context, RequestDelegate next)
    {
        var record = new CallRecord(time.GetTimestamp());
        context.Put(record);
        var span = CallSpan.Find(context);
        var trace = CallTrace.Continue(context);
        var isMeasured = metrics.IsListenedTo;
        var method = span is not null || isMeasured ? methods.Find(context.Request.Path) : null;
        if (span is not null)
            CallSpan.Begin(span, context, method);
        CallMessages? messages = null;
        if (isMeasured)
        {
            metrics.Started(method);
            messages = metrics.WantsSizes ? CallMessages.CountThoseOf(context) : null;
        }

        CheckedBody.Put(context);

        var isAnswered = false;
        try
        {
            await next(context);
            isAnswered = true;
        }
        catch (Exception failure)
        {
            record.Keep(CallReasons.Exception, failure);
            throw;
        }
        finally
        {
            End(context, record, span, method, isMeasured, messages);
            trace?.Stop();
            if (record.IsStream)
                await last.EndAsync(context, isAnswered);
        }
    }

    private void End(HttpContext context, CallRecord record, Activity? span, string? method, bool isMeasured, CallMessages? messages)
    {
        var outcome = CallOutcome.Of(context);
        if (span is not null)
            CallSpan.End(span, outcome.Status);
        var isLogged = log.IsWanted(outcome.Status);
        if (!isMeasured && !isLogged)
            return;
        var duration = time.GetElapsedTime(record.Started);
        if (isMeasured)
            metrics.Ended(method, StatusNames.Of(outcome.Status), duration, messages);
        if (isLogged)
            log.Write(context, record, outcome, duration);
    }
}
