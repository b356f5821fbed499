using System.ComponentModel.DataAnnotations;
using CodeFirst.Annotations;
using CodeFirst.Client.Internal;
using CodeFirst.Client.Internal.Channels;
using Grpc.Net.Client;

namespace CodeFirst.Client;

/// <summary>How a client of one contract calls.</summary>
public sealed class CodeFirstClientOptions
{
    /// <summary>
    /// Where the service is. No default. One place: <c>http://HOST:PORT</c> (HTTP/2 without TLS) or <c>https://HOST:PORT</c>, without a
    /// path. Every address a name has: <c>dns:///HOST:PORT</c>. A list: <c>static:///HOST:PORT,HOST:PORT</c>. The last two spread calls
    /// over the addresses in turn, with TLS unless <see cref="Plaintext"/> is set; one whose connection breaks is left out until it can be
    /// connected to again, and so is one that says it is not serving (<see cref="CheckHealth"/>).
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
    [Within("00:00:00.001", "1.00:00:00", "null for no deadline")]
    public TimeSpan? DefaultTimeout { get; set; } = CallPolicy.UnaryTimeout;

    /// <summary>
    /// Whether an operation's <see cref="DefaultTimeoutAttribute"/> replaces <see cref="DefaultTimeout"/>, for an operation of any
    /// shape. Default <see langword="true"/>; <see langword="false"/> makes calls as if the contract had none.
    /// </summary>
    public bool UseContractTimeouts { get; set; } = true;

    /// <summary>
    /// Whether a call that is made while another one is served ends with that one: it takes over the deadline when that is earlier than
    /// its own, and the cancellation. Default <see langword="true"/>; <see langword="false"/> for calls that are to outlive it.
    /// </summary>
    /// <remarks>The call that is served is <see cref="ServedCall.Current"/>, which <c>CodeFirst.Hosting</c> sets.</remarks>
    public bool InheritServedCall { get; set; } = true;

    /// <summary>
    /// The clock that turns a timeout into a deadline. Default <see cref="TimeProvider.System"/>, which is also what a real channel
    /// measures a deadline by: another clock is for tests that look at the deadline.
    /// </summary>
    [Required(ErrorMessage = "TimeProvider is null: leave it out, or set it to TimeProvider.System.")]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The most attempts at a call whose contract says <see cref="IdempotencyLevel.NoSideEffects"/> or
    /// <see cref="IdempotencyLevel.Idempotent"/>, the first included. Default 3; from 1, which never retries, to 5. No other call is
    /// ever repeated.
    /// </summary>
    /// <remarks>
    /// Only <c>UNAVAILABLE</c> is retried, within the call's deadline, and not once the service has begun to answer
    /// (https://github.com/grpc/proposal/blob/master/A6-client-retries.md). A client most of whose calls fail stops retrying until
    /// calls succeed again: it has 100 tokens, each failed attempt takes one, each success gives back 0.1, and with 50 or less nothing is
    /// retried.
    /// </remarks>
    [Attempts]
    public int MaxAttempts { get; set; } = CallPolicy.MaxAttempts;

    /// <summary>
    /// The wait before the first retry, drawn at random around this figure; each further one doubles it. Default 0.1 seconds; from 1
    /// millisecond to 1 minute.
    /// </summary>
    [Within("00:00:00.001", "00:01:00")]
    public TimeSpan InitialBackoff { get; set; } = CallPolicy.InitialBackoff;

    /// <summary>The longest wait before a retry. Default 1 second; from 1 millisecond to 1 minute.</summary>
    [Within("00:00:00.001", "00:01:00")]
    public TimeSpan MaxBackoff { get; set; } = CallPolicy.MaxBackoff;

    /// <summary>
    /// When set, a unary call whose contract says <see cref="IdempotencyLevel.NoSideEffects"/> is sent again each time this long has
    /// passed without an answer, <see cref="MaxAttempts"/> times in all, and the first answer counts. Default <see langword="null"/>:
    /// calls wait for the first to fail. From 0 to 1 minute.
    /// </summary>
    /// <remarks>It shortens the longest waits at the price of more calls: give the time that 95 of 100 calls need.</remarks>
    [Within("00:00:00", "00:01:00", "null for no hedging")]
    public TimeSpan? HedgingDelay { get; set; }

    /// <summary>
    /// How long opening a connection may take, TLS included, before the attempt is <c>UNAVAILABLE</c>. Default 5 seconds; from 1
    /// millisecond to 10 minutes.
    /// </summary>
    [Within("00:00:00.001", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a connection with calls on it may be silent before it is pinged. Default 60 seconds; from 1 second to 1 day;
    /// <see langword="null"/> never pings. A connection without calls is not pinged: servers close those that are.
    /// </summary>
    [Within("00:00:01", "1.00:00:00", "null for no pings")]
    public TimeSpan? KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the answer to a ping may take before the connection is given up, and its calls are <c>UNAVAILABLE</c>. Default 20
    /// seconds; from 1 second to 10 minutes.
    /// </summary>
    [Within("00:00:01", "00:10:00")]
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Whether a second connection is opened when the server's limit of calls at once on the first is reached. Default
    /// <see langword="true"/>; otherwise calls wait for their turn.
    /// </summary>
    public bool MultipleConnections { get; set; } = true;

    /// <summary>
    /// Whether calls to a <c>dns:///</c> or <c>static:///</c> address are not encrypted. Default <see langword="false"/>: TLS. The scheme
    /// of any other address says it itself.
    /// </summary>
    public bool Plaintext { get; set; }

    /// <summary>
    /// How often the addresses behind a <c>dns:///</c> name are looked up again; a broken connection has it looked up sooner. Default 30
    /// seconds; from 1 second to 1 day.
    /// </summary>
    [Within("00:00:01", "1.00:00:00")]
    public TimeSpan DnsRefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest wait between two attempts to connect to an address that cannot be reached; waits grow from 100 milliseconds. Default 10
    /// seconds; from 1 millisecond to 10 minutes.
    /// </summary>
    [Within("00:00:00.001", "00:10:00")]
    public TimeSpan MaxReconnectBackoff { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether an address behind <c>dns:///</c> or <c>static:///</c> that says <c>NOT_SERVING</c> by <c>grpc.health.v1.Health/Watch</c> is
    /// left out until it says otherwise; calls that are open there go on. Default <see langword="true"/>. Turn it off where the address is
    /// that of a balancer, for whom the health of one server behind it is not its own.
    /// </summary>
    /// <remarks>
    /// As gRFC A17 has it (https://github.com/grpc/proposal/blob/master/A17-client-side-health-checking.md): one stream on each connection; a
    /// server without <c>grpc.health.v1</c> takes calls. So does, other than there, one that does not know the service's name or does not
    /// let it be asked for.
    /// </remarks>
    public bool CheckHealth { get; set; } = true;

    /// <summary>
    /// The name that health is asked for. Default <see langword="null"/>: the contract's service, for example <c>user.UserService</c>, or
    /// <c>""</c> for a contract of several; <c>""</c> is the server as a whole.
    /// </summary>
    public string? HealthServiceName { get; set; }

    /// <summary>
    /// Whom to trust, and the client's own certificate. Default <see langword="null"/>: the authorities the machine trusts, and no
    /// certificate. Only for an address with TLS.
    /// </summary>
    public ClientTlsOptions? Tls { get; set; }

    /// <summary>
    /// Where each call's bearer token comes from. It is asked at the first call, and again 30 seconds before a token ends; a failure of it
    /// fails the call with <c>UNAUTHENTICATED</c>. Default <see langword="null"/>: calls carry none.
    /// </summary>
    public Func<CancellationToken, ValueTask<BearerToken>>? TokenSource { get; set; }

    /// <summary>
    /// Whether tokens may travel unencrypted, which lets anyone on the way read them. Default <see langword="false"/>: the options are
    /// refused. For a proxy beside the client that encrypts.
    /// </summary>
    public bool AllowTokenOverPlaintext { get; set; }

    /// <summary>
    /// Changes the channel after everything above is set, for example its message sizes or compression. Default: nothing.
    /// </summary>
    public Action<GrpcChannelOptions>? ConfigureChannel { get; set; }

    /// <summary>
    /// Changes the HTTP handler after everything above is set, for example its proxy or how it connects. Default: nothing.
    /// </summary>
    public Action<SocketsHttpHandler>? ConfigureHandler { get; set; }

    internal Uri RequireAddress() => Address ?? throw new ArgumentException(ServiceAddressAttribute.Missing);
}
