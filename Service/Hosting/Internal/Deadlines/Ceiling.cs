using System.Globalization;
using CodeFirst.Hosting.Internal.Answers;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>
/// The longest time for calls of one operation. It is given to gRPC as if the caller had asked for it: gRPC then ends the call, whatever
/// the service does, cancels its token, and says nothing of whose deadline it was.
/// </summary>
internal sealed class Ceiling(IMethod method, TimeSpan limit)
{
    private readonly StringValues _header = GrpcTimeout.Write(limit);

    /// <summary>What is said when it has passed. Made when the first one has: protobuf's error messages have much to initialize.</summary>
    public StatusHeaders Passed => field ??= new StatusHeaders(new CallFailures(method.ServiceName).Of(
        StatusCode.DeadlineExceeded,
        "SERVICE_DEADLINE",
        $"{method.FullName} took longer than the {Seconds} s that the service allows. The caller's own deadline was later, or there was none.",
        [],
        ("limit_seconds", Seconds)).GetRpcStatus()!);

    private string Seconds => limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    public void Set(HttpContext call)
    {
        // gRPC knows no time below a tick, and sets no deadline for it
        if (GrpcTimeout.Read(call.Request.Headers.GrpcTimeout) is { Ticks: > 0 } asked && asked <= limit)
            return;
        call.Request.Headers.GrpcTimeout = _header;
        CeilingAnswer.Put(call).Ceiling = this;
    }
}
