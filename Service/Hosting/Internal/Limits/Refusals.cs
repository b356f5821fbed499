using System.Globalization;
using CodeFirst.Hosting.Internal.Answers;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>
/// What callers of one operation are told when it has no place for them. Made once, for a refusal must cost next to nothing, and not before
/// the first one, for a start would wait for all that protobuf's error messages initialize.
/// </summary>
internal sealed class Refusals(IMethod method, LimitOptions limits)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public StatusHeaders TooLate => field ??= Refusal(
        "SERVICE_OVERLOADED", $"{method.FullName} is overloaded: the call could not be answered before its deadline. Call again later.");

    public StatusHeaders TooManyCalls => field ??= Full(
        "TOO_MANY_CALLS", limits.MaxCalls, "calls at once in this instance of the service. Call again: another instance may answer");

    public StatusHeaders TooManyStreams => field ??= Full(
        "TOO_MANY_STREAMS", limits.MaxStreams, "streams at once in this instance of the service. Call again: another instance may answer");

    public StatusHeaders TooManyOnConnection => field ??= Full(
        "TOO_MANY_STREAMS_ON_CONNECTION", limits.MaxStreamsPerConnection, "streams at once on one connection. End one, or open another connection");

    public StatusHeaders TooFast => field ??= Full(
        "CALLER_TOO_FAST", limits.CallerCallsPerSecond, "calls a second from one caller. Call more slowly");

    private StatusHeaders Full(string reason, int limit, string what) => Refusal(
        reason,
        string.Create(CultureInfo.InvariantCulture, $"{method.FullName} is refused: there are no more than {limit:N0} {what}."),
        ("limit", limit.ToString(CultureInfo.InvariantCulture)));

    private StatusHeaders Refusal(string reason, string sentence, params ReadOnlySpan<(string, string)> metadata) =>
        new(new CallFailures(method.ServiceName).ResourceExhausted(reason, sentence, method.FullName, Soon, metadata).GetRpcStatus()!);
}
