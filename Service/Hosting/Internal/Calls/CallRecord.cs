using CodeFirst.Hosting.Internal.Deadlines;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>What is kept of a call until it ends, for its line in the log.</summary>
internal sealed class CallRecord(long started)
{
    /// <summary>When the call came, as <see cref="TimeProvider.GetTimestamp"/> has it.</summary>
    public long Started => started;

    /// <summary>Whether the call came as far as the service, its first request read.</summary>
    public bool IsReached { get; private set; }

    /// <summary>Whether it is one of the open streams, which ends with its caller.</summary>
    public bool IsStream { get; set; }

    /// <summary>How long it may take; <see langword="null"/> for any time, and for streams, whose time gRPC keeps.</summary>
    public CallTime? Time { get; set; }

    /// <summary>What is to be done as soon as it is reached.</summary>
    public Action? WhenReached { get; set; }

    /// <summary>What was thrown inside the service, if that is why the call failed.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Why the call failed, where its caller is told no reason.</summary>
    public string? Reason { get; private set; }

    /// <returns>The record, or <see langword="null"/> when no host of ours began the call, as in a unit test of a service.</returns>
    public static CallRecord? Of(ServerCallContext call) => call.Http().Find<CallRecord>();

    public void Reach()
    {
        if (IsReached)
            return;
        IsReached = true;
        WhenReached?.Invoke();
    }

    /// <summary>The first failure is the cause, the others are its consequences.</summary>
    public void Keep(string? reason, Exception? failure)
    {
        if (Failure is not null || Reason is not null)
            return;
        (Reason, Failure) = (reason, failure);
    }
}
