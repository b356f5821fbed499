using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Failures;

/// <summary>
/// The one place that turns an exception into a status. A service that wants a caller to know more throws <see cref="RpcException"/>, or
/// gives its exception an answer in <see cref="FailureOptions"/>; anything else is logged here, and its text stays here.
/// </summary>
internal sealed partial class FailureAnswers(IOptions<FailureOptions> options, ILogger<FailureAnswers> logger)
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
        return Own(failure, call) ?? Unforeseen(failure, call);
    }

    public RpcException NoMessage(ServerCallContext call)
    {
        LogNoMessage(call.Method);
        return Failure(StatusCode.Internal, $"{call.Method} returned null inside the service, in place of a message.");
    }

    private RpcException? Own(Exception failure, ServerCallContext call)
    {
        try
        {
            return options.Value.Find(failure);
        }
        catch (Exception unanswered)
        {
            LogNoAnswer(call.Method, failure.GetType(), unanswered);
            return null;
        }
    }

    private RpcException Unforeseen(Exception failure, ServerCallContext call)
    {
        if (failure is RpcException { StatusCode: StatusCode.Unavailable })
        {
            LogUnavailable(call.Method, failure);
            return Failure(StatusCode.Unavailable, $"{call.Method} needs another service, which does not answer at the moment. Call again.");
        }

        LogFailure(call.Method, failure);
        return Failure(StatusCode.Internal, $"{call.Method} failed inside the service. Its log says why.");
    }

    private static RpcException Failure(StatusCode status, string sentence) => new(new Status(status, sentence));

    [LoggerMessage(1, LogLevel.Error, "{Method} failed and was answered with INTERNAL.")]
    private partial void LogFailure(string method, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "{Method} returned null and was answered with INTERNAL. Return a message, or throw an RpcException.")]
    private partial void LogNoMessage(string method);

    [LoggerMessage(3, LogLevel.Error, "{Method} threw {Failure}, and the answer that FailureOptions has for it failed too. Mend that answer.")]
    private partial void LogNoAnswer(string method, Type failure, Exception unanswered);

    [LoggerMessage(4, LogLevel.Warning, "{Method} was answered with UNAVAILABLE, since a service that it called is.")]
    private partial void LogUnavailable(string method, Exception failure);
}
