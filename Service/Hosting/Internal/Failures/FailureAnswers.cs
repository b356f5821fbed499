using CodeFirst.Hosting.Internal.Calls;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Failures;

/// <summary>
/// The one place that turns an exception into a status. A service that wants a caller to know more throws <see cref="RpcException"/>, or
/// gives its exception an answer in <see cref="FailureOptions"/>; of anything else the text stays here, for the call's line in the log.
/// </summary>
internal sealed class FailureAnswers(IOptions<FailureOptions> options)
{
    /// <summary>Whether the exception is what the service has to say.</summary>
    public static bool IsAnswer(Exception failure) => failure is RpcException && !Downstream.Made(failure);

    public RpcException Of(Exception failure, ServerCallContext call)
    {
        // The caller has gone or its deadline has passed: whatever was thrown since is a consequence, and nobody reads the status.
        if (call.CancellationToken.IsCancellationRequested)
            return call.Deadline <= DateTime.UtcNow
                ? Failure(StatusCode.DeadlineExceeded, $"The deadline of {call.Method} has passed.")
                : Failure(StatusCode.Cancelled, $"The caller cancelled {call.Method}.");
        // two clocks measure one deadline, and that of the inner call may be the earlier
        if (Downstream.RanOutOfTimeOf(call, failure))
            return Failure(StatusCode.DeadlineExceeded, $"The deadline of {call.Method} has passed.");
        return Own(failure, call) ?? Unforeseen(failure, call);
    }

    public static RpcException NoMessage(ServerCallContext call)
    {
        CallRecord.Of(call)?.Keep(CallReasons.NullResponse, null);
        return Failure(StatusCode.Internal, $"{call.Method} returned null inside the service, in place of a message.");
    }

    private RpcException? Own(Exception failure, ServerCallContext call)
    {
        try
        {
            if (options.Value.Find(failure) is not { } answer)
                return null;
            CallRecord.Of(call)?.Keep(reason: null, failure);
            return answer;
        }
        catch (Exception unanswered)
        {
            CallRecord.Of(call)?.Keep(CallReasons.AnswerFailed, new AggregateException(
                "The answer that FailureOptions has for the first of these failed with the second. Mend that answer.", failure, unanswered));
            return null;
        }
    }

    private static RpcException Unforeseen(Exception failure, ServerCallContext call)
    {
        var isAway = failure is RpcException { StatusCode: StatusCode.Unavailable };
        CallRecord.Of(call)?.Keep(isAway ? CallReasons.DependencyUnavailable : CallReasons.Exception, failure);
        return isAway
            ? Failure(StatusCode.Unavailable, $"{call.Method} needs another service, which does not answer at the moment. Call again.")
            : Failure(StatusCode.Internal, $"{call.Method} failed inside the service. Its log says why.");
    }

    private static RpcException Failure(StatusCode status, string sentence) => new(new Status(status, sentence));
}
