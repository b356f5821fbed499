using System;

namespace CodeFirst.Annotations;

/// <summary>
/// How long a caller of the operation waits when it sets no deadline of its own.
/// </summary>
/// <remarks>
/// The client turns it into a deadline, which gRPC sends as <c>grpc-timeout</c>. An operation without it gets the client's
/// default: 5 seconds for a unary operation, none for a stream.
/// </remarks>
/// <param name="seconds">The timeout in seconds, 0.001 or more.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="seconds"/> is less, or not finite.</exception>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DefaultTimeoutAttribute(double seconds) : Attribute
{
    /// <summary>The timeout, a millisecond or more.</summary>
    public TimeSpan Timeout { get; } = seconds >= 0.001 && seconds <= TimeSpan.MaxValue.TotalSeconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new ArgumentOutOfRangeException(
            nameof(seconds), seconds, "A default timeout is 0.001 seconds or more, for example [DefaultTimeout(2.5)].");
}
