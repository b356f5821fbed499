using CodeFirst.Hosting.Internal.Answers;
using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Deadlines;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>Lets calls of one operation in, or refuses them before their request is read.</summary>
internal sealed class OperationGate(IMethod method, Admission admission, LimitOptions limits)
{
    // An operation that has answered nothing lately gets this many a core, to learn what it can do.
    private const int ToBeginWith = 32;

    private static readonly int Free = ToBeginWith * Environment.ProcessorCount;

    private readonly Refusals _refusals = new(method, limits);
    private readonly Places _underWay = new(0);
    private readonly Throughput _letIn = new(admission.Time);
    private readonly Throughput _answered = new(admission.Time);
    private readonly bool _isStream = method.Type != MethodType.Unary;

    // how long a stream of requests lasts is its caller's to say
    private readonly bool _isItsOwnToEnd = method.Type is MethodType.Unary or MethodType.ServerStreaming;

    private Action? _begin;

    public async Task RunAsync(HttpContext call, RequestDelegate serve)
    {
        var record = call.Find<CallRecord>();
        if (Judge(call, record) is { } refusal)
        {
            await TrailersOnly.WriteAsync(call, refusal);
            return;
        }

        try
        {
            await serve(call);
            if (!IsTooLate(call))
                _answered.Add();
        }
        finally
        {
            Leave(call, record);
        }

        await admission.Sizes.SayAsync(call, method);
    }

    /// <summary>Takes the call's places; none when it is refused.</summary>
    private StatusHeaders? Judge(HttpContext call, CallRecord? record)
    {
        if (!admission.Rate.Allows(call))
            return _refusals.TooFast;
        if (limits.RefuseLateCalls && WouldBeLate(call, record))
            return _refusals.TooLate;
        var places = _isStream ? admission.Streams : admission.Calls;
        if (!places.TryTake())
            return _isStream ? _refusals.TooManyStreams : _refusals.TooManyCalls;
        if (_isStream && call.Find<OpenConnection>() is { } connection && !connection.TryEnter(limits.MaxStreamsPerConnection))
        {
            places.Leave();
            return _refusals.TooManyOnConnection;
        }

        if (record is null)
            _letIn.Add();
        else
            _letIn.Add(record.Started);
        // a request that is never sent to its end is no load
        if (record is not null)
            record.WhenReached = _begin ??= () => _underWay.TryTake();
        return null;
    }

    private void Leave(HttpContext call, CallRecord? record)
    {
        if (record is { IsReached: true })
            _underWay.Leave();
        (_isStream ? admission.Streams : admission.Calls).Leave();
        if (_isStream)
            call.Find<OpenConnection>()?.Leave();
    }

    /// <summary>
    /// By Little's law a call takes as long as those under way need to be answered. It gets half of its time for that, since some take
    /// longer than others. One that has answered nothing lately gets as many as it takes to show what it can do, again and again.
    /// </summary>
    private bool WouldBeLate(HttpContext call, CallRecord? record)
    {
        if ((record?.Time?.Limit ?? GrpcTimeout.Read(call.Request.Headers.GrpcTimeout)) is not { } time)
            return false;
        if (admission.Delay.Current > time / 2)
            return true;
        var underWay = _underWay.Taken;
        if (!_isItsOwnToEnd || underWay < Free)
            return false;
        var answered = _answered.PerSecond();
        return answered > 0 ? underWay >= answered * time.TotalSeconds / 2 : _letIn.PerSecond() >= Free;
    }

    private static bool IsTooLate(HttpContext call) =>
        call.RequestAborted.IsCancellationRequested || call.Response.Headers.GrpcStatus == "4";
}
