using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Reading;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>
/// How long one unary call may take, and the call as its service sees it. When it takes longer, reading the request ends, the service's token
/// is cancelled, and the caller is answered without the service.
/// </summary>
/// <remarks>
/// gRPC's own deadline costs each call a timer, half a microsecond on one thread and more than one on two, a tenth of what a short call costs
/// (docs/performance).
/// </remarks>
internal sealed class CallTime(HttpContext http, Ceiling ceiling, TimeSpan limit, bool isCallers, long started, CheckedBody? body)
    : RelayedCallContext(http)
{
    private CancellationTokenSource? _token;
    private CancellationTokenRegistration _aborted;
    private TaskCompletionSource? _passing;
    private DateTime _deadline;
    private bool _isPassed;

    /// <summary>Its neighbours in the list of a <see cref="DeadlineClock"/>, which alone sets them.</summary>
    public CallTime? Next { get; set; }

    /// <inheritdoc cref="Next"/>
    public CallTime? Previous { get; set; }

    /// <summary>Where the clock keeps it.</summary>
    public int Slot { get; set; }

    public TimeSpan Limit => limit;

    /// <summary>When the call came, as <see cref="TimeProvider.GetTimestamp"/> has it.</summary>
    public long Started => started;

    public bool IsPassed => Volatile.Read(ref _isPassed);

    /// <summary>The service's answer, if the call was answered before the service was done.</summary>
    public Task? Abandoned { get; private set; }

    // asked for once, by protobuf-net.Grpc, and then again
    protected override DateTime DeadlineCore => _deadline == default ? _deadline = ceiling.DeadlineOf(this) : _deadline;

    /// <summary>Cancelled when the time is over or the caller is gone.</summary>
    protected override CancellationToken CancellationTokenCore => (_token ?? MakeToken()).Token;

    /// <summary>The service's answer, or <see cref="Failure"/> when it does not come in time.</summary>
    public Task<T> LimitAsync<T>(Task<T> response) => response.IsCompleted && !IsPassed ? response : LimitedAsync(response);

    public RpcException Failure() => isCallers ? ceiling.CallersPassed() : ceiling.Passed();

    /// <summary>Marks the time as over, and ends reading. The clock does so while the call cannot end.</summary>
    public void Pass()
    {
        _isPassed = true;
        body?.End(Failure);
    }

    /// <summary>Tells the service, or whoever waits for it.</summary>
    /// <exception cref="AggregateException">What the service has registered with its token failed.</exception>
    public void Cancel()
    {
        // who makes these sees that it has passed, or they are seen here
        Interlocked.MemoryBarrier();
        _passing?.TrySetResult();
        _token?.Cancel();
    }

    /// <summary>Lets go of the request, which is over.</summary>
    public void End() => _aborted.Dispose();

    private CancellationTokenSource MakeToken()
    {
        var token = new CancellationTokenSource();
        _aborted = Http.RequestAborted.UnsafeRegister(static token => ((CancellationTokenSource)token!).Cancel(), token);
        Interlocked.Exchange(ref _token, token);
        if (IsPassed)
            token.Cancel();
        return token;
    }

    private async Task<T> LimitedAsync<T>(Task<T> response)
    {
        await Task.WhenAny(response, WhenPassed());
        if (!IsPassed)
            return await response;
        Abandoned = response;
        throw Failure();
    }

    private Task WhenPassed()
    {
        var passing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _passing, passing);
        if (IsPassed)
            passing.TrySetResult();
        return passing.Task;
    }
}
