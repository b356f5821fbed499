using System.Globalization;
using CodeFirst.Hosting.Internal.Answers;
using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Reading;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>The longest time for calls of one operation, and what is told to those who take longer.</summary>
/// <param name="method">The operation.</param>
/// <param name="limit">The time; <see langword="null"/> when only callers' deadlines hold.</param>
/// <param name="clock">Keeps the time of unary calls.</param>
/// <param name="time">What it goes by.</param>
internal sealed class Ceiling(IMethod method, TimeSpan? limit, DeadlineClock clock, TimeProvider time)
{
    private static readonly TimeSpan Century = TimeSpan.FromDays(36_525);

    private readonly StringValues _header = limit is null ? default : new StringValues(GrpcTimeout.Write(limit.Value));
    private readonly StatusHeaders? _passed = limit is null ? null : new StatusHeaders(Passed(method, limit.Value).GetRpcStatus()!);

    public RpcException Passed() => Passed(method, limit!.Value);

    public RpcException CallersPassed() => new(new Status(StatusCode.DeadlineExceeded, $"The deadline of {method.FullName} has passed."));

    /// <summary>When a call has to be over, in UTC.</summary>
    public DateTime DeadlineOf(CallTime call) => time.GetUtcNow().UtcDateTime + (call.Limit - time.GetElapsedTime(call.Started));

    /// <summary>Keeps the time of a unary call in gRPC's place, from before the call is begun, so that reading the request counts too.</summary>
    public Task KeepAsync(HttpContext call, RequestDelegate serve)
    {
        var asked = Asked(call);
        var isCallers = asked is not null && !(asked > limit);
        if ((isCallers ? asked : limit) is not { } most || call.Find<CallRecord>() is not { } record)
            return serve(call);
        // gRPC would keep it too
        if (call.Request.Headers.GrpcTimeout.Count > 0)
            call.Request.Headers.GrpcTimeout = default;
        var kept = record.Time = new CallTime(
            call, this, most, isCallers, record.Started, call.Find<IRequestBodyPipeFeature>() as CheckedBody);
        clock.Add(kept);
        try
        {
            var served = serve(call);
            if (!served.IsCompletedSuccessfully)
                return KeepAsync(kept, served);
        }
        catch
        {
            clock.Remove(kept);
            throw;
        }

        clock.Remove(kept);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Gives gRPC the ceiling of a stream as if its caller had asked for it: gRPC then ends the call, whatever the service does, cancels its
    /// token, and says nothing of whose deadline it was.
    /// </summary>
    public Task HandOnAsync(HttpContext call, RequestDelegate serve)
    {
        if (_passed is not null && !(Asked(call) <= limit))
        {
            call.Request.Headers.GrpcTimeout = _header;
            CeilingAnswer.Put(call).Passed = _passed;
        }

        return serve(call);
    }

    // gRPC knows no time below a tick, and sets no deadline for it; of more than a century a clock may know no end
    private static TimeSpan? Asked(HttpContext call) =>
        GrpcTimeout.Read(call.Request.Headers.GrpcTimeout) is { Ticks: > 0 } asked && asked < Century ? asked : null;

    private async Task KeepAsync(CallTime kept, Task served)
    {
        try
        {
            await served;
        }
        finally
        {
            clock.Remove(kept);
        }
    }

    private static RpcException Passed(IMethod method, TimeSpan limit)
    {
        var seconds = limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return new CallFailures(method.ServiceName).Of(
            StatusCode.DeadlineExceeded,
            "SERVICE_DEADLINE",
            $"{method.FullName} took longer than the {seconds} s that the service allows. The caller's own deadline was later, or there was none.",
            [],
            ("limit_seconds", seconds));
    }
}
