using System.Globalization;
using CodeFirst.Hosting.Internal.Answers;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>What callers of one operation are told when it has no place for them. Made once: a refusal must cost next to nothing.</summary>
internal sealed class Refusals
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly IMethod _method;

    public Refusals(IMethod method, LimitOptions limits)
    {
        _method = method;
        TooLate = Refusal(
            "SERVICE_OVERLOADED", $"{method.FullName} is overloaded: the call could not be answered before its deadline. Call again later.");
        TooManyCalls = Full(
            "TOO_MANY_CALLS", limits.MaxCalls, "calls at once in this instance of the service. Call again: another instance may answer");
        TooManyStreams = Full(
            "TOO_MANY_STREAMS", limits.MaxStreams, "streams at once in this instance of the service. Call again: another instance may answer");
        TooManyOnConnection = Full(
            "TOO_MANY_STREAMS_ON_CONNECTION", limits.MaxStreamsPerConnection, "streams at once on one connection. End one, or open another connection");
        TooFast = Full("CALLER_TOO_FAST", limits.CallerCallsPerSecond, "calls a second from one caller. Call more slowly");
    }

    public StatusHeaders TooLate { get; }

    public StatusHeaders TooManyCalls { get; }

    public StatusHeaders TooManyStreams { get; }

    public StatusHeaders TooManyOnConnection { get; }

    public StatusHeaders TooFast { get; }

    private StatusHeaders Full(string reason, int limit, string what) => Refusal(
        reason,
        string.Create(CultureInfo.InvariantCulture, $"{_method.FullName} is refused: there are no more than {limit:N0} {what}."),
        ("limit", limit.ToString(CultureInfo.InvariantCulture)));

    private StatusHeaders Refusal(string reason, string sentence, params ReadOnlySpan<(string, string)> metadata) =>
        new(new CallFailures(_method.ServiceName).ResourceExhausted(reason, sentence, _method.FullName, Soon, metadata).GetRpcStatus()!);
}
