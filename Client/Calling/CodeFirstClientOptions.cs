using System.ComponentModel.DataAnnotations;
using CodeFirst.Annotations;
using CodeFirst.Client.Internal;

namespace CodeFirst.Client;

/// <summary>How a client of one contract calls.</summary>
public sealed class CodeFirstClientOptions
{
    /// <summary>
    /// Where the service is: <c>http://HOST:PORT</c> (HTTP/2 without TLS) or <c>https://HOST:PORT</c>, without a path. No default.
    /// </summary>
    [ServiceAddress]
    public Uri? Address { get; set; }

    /// <summary>
    /// How long a unary call may take when neither the call nor the contract says so. Default 5 seconds; from 1 millisecond to
    /// 24 hours; <see langword="null"/> sets no deadline. Streams get none.
    /// </summary>
    /// <remarks>
    /// It becomes the call's deadline, which gRPC sends as <c>grpc-timeout</c>
    /// (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md), so that both sides stop at the same time.
    /// </remarks>
    [TimeoutRange]
    public TimeSpan? DefaultTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether an operation's <see cref="DefaultTimeoutAttribute"/> replaces <see cref="DefaultTimeout"/>, for an operation of any
    /// shape. Default <see langword="true"/>; <see langword="false"/> makes calls as if the contract had none.
    /// </summary>
    public bool UseContractTimeouts { get; set; } = true;

    /// <summary>
    /// The clock that turns a timeout into a deadline. Default <see cref="TimeProvider.System"/>, which is also what a real channel
    /// measures a deadline by: another clock is for tests that look at the deadline.
    /// </summary>
    [Required(ErrorMessage = "TimeProvider is null: leave it out, or set it to TimeProvider.System.")]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal Uri RequireAddress() => Address ?? throw new ArgumentException(ServiceAddressAttribute.Missing);
}
