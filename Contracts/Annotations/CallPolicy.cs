using System;
using System.Reflection;

namespace CodeFirst.Annotations;

/// <summary>
/// How one operation is called by a client that says nothing of its own: the one rule that the .NET client and the exported
/// <c>service_config.json</c> are both made from.
/// </summary>
/// <remarks>
/// Only an operation whose contract promises that repeating it does no harm is repeated: <see cref="IdempotencyLevel.NoSideEffects"/>
/// and <see cref="IdempotencyLevel.Idempotent"/>. The figures are the fields of a gRPC service config
/// (https://github.com/grpc/grpc/blob/master/doc/service_config.md), and mean what gRFC A6 says
/// (https://github.com/grpc/proposal/blob/master/A6-client-retries.md).
/// </remarks>
public sealed class CallPolicy
{
    /// <summary>The most attempts at one call, the first included: 3.</summary>
    public const int MaxAttempts = 3;

    /// <summary>
    /// What the wait before each further retry grows by: 2. A wait is drawn at random around its figure, so that clients do not meet.
    /// </summary>
    public const double BackoffMultiplier = 2;

    /// <summary>
    /// The tokens a client starts with and has at most: 100. Each failed attempt takes one; at half or less nothing is retried.
    /// </summary>
    /// <remarks>
    /// Every call under way on a connection fails at the same moment when the other side dies: so many of them are made again. What is
    /// retried for as long as a service is in trouble is set by <see cref="ThrottlingTokenRatio"/>.
    /// </remarks>
    public const int ThrottlingMaxTokens = 100;

    /// <summary>The part of a token that each call that succeeds gives back: 0.1.</summary>
    public const double ThrottlingTokenRatio = 0.1;

    /// <summary>The only status that is retried, as gRPC writes it: <c>UNAVAILABLE</c>.</summary>
    public const string RetriedStatus = "UNAVAILABLE";

    private CallPolicy(TimeSpan? timeout, IdempotencyLevel idempotency, bool isUnary)
    {
        Timeout = timeout;
        IsRetried = idempotency is IdempotencyLevel.NoSideEffects or IdempotencyLevel.Idempotent;
        MayBeHedged = isUnary && idempotency is IdempotencyLevel.NoSideEffects;
    }

    /// <summary>How long a unary call may take when its contract does not say: 5 seconds.</summary>
    public static TimeSpan UnaryTimeout { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait before the first retry: 0.1 seconds.</summary>
    public static TimeSpan InitialBackoff { get; } = TimeSpan.FromSeconds(0.1);

    /// <summary>The longest wait before a retry: 1 second.</summary>
    public static TimeSpan MaxBackoff { get; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a call may take, all attempts together: the operation's <see cref="DefaultTimeoutAttribute"/>, else
    /// <see cref="UnaryTimeout"/> for a unary operation, and <see langword="null"/>, no limit, for a stream.
    /// </summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Whether an attempt that ends with <see cref="RetriedStatus"/> is followed by another.</summary>
    public bool IsRetried { get; }

    /// <summary>
    /// Whether a client that is told so may send a second request before the first has failed: only a unary operation without side effects.
    /// </summary>
    public bool MayBeHedged { get; }

    /// <summary>Reads the policy of an operation.</summary>
    /// <param name="operation">The method of the contract's interface.</param>
    /// <param name="isUnary">Whether it takes one request and gives one reply.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is <see langword="null"/>.</exception>
    public static CallPolicy Of(MethodInfo operation, bool isUnary)
    {
        if (operation is null)
            throw new ArgumentNullException(nameof(operation));
        return new CallPolicy(
            operation.GetCustomAttribute<DefaultTimeoutAttribute>()?.Timeout ?? (isUnary ? UnaryTimeout : null),
            operation.GetCustomAttribute<IdempotencyAttribute>()?.Level ?? IdempotencyLevel.Unknown,
            isUnary);
    }
}
