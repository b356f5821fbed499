using CodeFirst.Client.Internal;
using CodeFirst.Client.Internal.Channels;
using CodeFirst.Client.Internal.Failures;
using CodeFirst.Client.Internal.Metrics;
using CodeFirst.Client.Internal.Uploads;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CodeFirst.Client;

/// <summary>Makes clients of code-first contracts where there is no dependency injection.</summary>
/// <remarks>
/// Every client sets a deadline on calls that have none of their own: the operation's <c>[DefaultTimeout]</c>, else 5 seconds
/// for unary calls and none for streams; see <see cref="CodeFirstClientOptions"/>. A deadline in the call's context always wins.
/// A client that makes its own channel retries what the contract's <c>[Idempotency]</c> allows, and nothing else.
/// </remarks>
/// <example>
/// <code>
/// using var client = CodeFirstClient.Create&lt;IUserService&gt;("http://127.0.0.1:50051");
/// var user = await client.Service.GetUserStats(new UserRequest { UserId = 42 });
/// </code>
/// </example>
public static class CodeFirstClient
{
    /// <summary>Makes a client with a channel of its own. It connects at the first call.</summary>
    /// <typeparam name="TService">The contract: an interface with <c>[Service]</c>.</typeparam>
    /// <param name="address">Where the service is, in one of the forms of <see cref="CodeFirstClientOptions.Address"/>.</param>
    /// <param name="configure">Changes the options; the address is set before.</param>
    /// <returns>The client; disposing of it closes its channel and ends its calls.</returns>
    /// <exception cref="ArgumentException">The contract, the address or an option is not usable; the message says why.</exception>
    public static CodeFirstClient<TService> Create<TService>(string address, Action<CodeFirstClientOptions>? configure = null)
        where TService : class
        => CreateOverAddress<TService>(ServiceAddressAttribute.Parse(address), configure);

    /// <inheritdoc cref="Create{TService}(string, Action{CodeFirstClientOptions}?)"/>
    public static CodeFirstClient<TService> Create<TService>(Uri address, Action<CodeFirstClientOptions>? configure = null)
        where TService : class
    {
        ServiceAddressAttribute.Require(address);
        return CreateOverAddress<TService>(address, configure);
    }

    /// <summary>
    /// Makes a client over a channel that stays the caller's: one made with TLS settings of its own, or shared by several contracts.
    /// </summary>
    /// <typeparam name="TService">The contract: an interface with <c>[Service]</c>.</typeparam>
    /// <param name="channel">The channel. It is not disposed of with the client.</param>
    /// <param name="configure">
    /// Changes the options. Those of connections and retries are not used, <see cref="CodeFirstClientOptions.Address"/> among them: the
    /// channel has its own.
    /// </param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The contract or an option is not usable; the message says why.</exception>
    public static CodeFirstClient<TService> Create<TService>(ChannelBase channel, Action<CodeFirstClientOptions>? configure = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(channel);
        return CreateOver<TService>(channel.CreateCallInvoker(), channel.Target, configure);
    }

    /// <summary>Makes a client over a call invoker, for example a channel's with interceptors, or a test's.</summary>
    /// <typeparam name="TService">The contract: an interface with <c>[Service]</c>.</typeparam>
    /// <param name="invoker">What carries the calls.</param>
    /// <param name="configure">
    /// Changes the options. Those of connections and retries are not used, <see cref="CodeFirstClientOptions.Address"/> among them: the
    /// channel has its own.
    /// </param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The contract or an option is not usable; the message says why.</exception>
    public static CodeFirstClient<TService> Create<TService>(CallInvoker invoker, Action<CodeFirstClientOptions>? configure = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(invoker);
        return CreateOver<TService>(invoker, target: "", configure);
    }

    private static CodeFirstClient<TService> CreateOver<TService>(
        CallInvoker invoker, string target, Action<CodeFirstClientOptions>? configure)
        where TService : class
    {
        ServiceContract.Require(typeof(TService));
        var options = Configured(null, configure);
        if (options.Tls is not null || options.TokenSource is not null)
            throw new ArgumentException("Tls and TokenSource belong to the channel, and this client is given one: set them up there.");
        return new CodeFirstClient<TService>(ServiceOver<TService>(invoker, target, options), channel: null);
    }

    private static CodeFirstClient<TService> CreateOverAddress<TService>(Uri address, Action<CodeFirstClientOptions>? configure)
        where TService : class
    {
        ServiceContract.Require(typeof(TService));
        var options = Configured(address, configure);
        var channel = ServiceChannel.Open<TService>(options);
        return new CodeFirstClient<TService>(ServiceOver<TService>(channel.CreateCallInvoker(), address.OriginalString, options), channel);
    }

    private static CodeFirstClientOptions Configured(Uri? address, Action<CodeFirstClientOptions>? configure)
    {
        var options = new CodeFirstClientOptions { Address = address };
        configure?.Invoke(options);
        if (CodeFirstClientOptionsValidator.Failures(options) is { Count: > 0 } failures)
            throw new ArgumentException(string.Join(" ", failures));
        return options;
    }

    private static TService ServiceOver<TService>(CallInvoker invoker, string target, CodeFirstClientOptions options)
        where TService : class
        => UploadProxy.CreateService<TService>(invoker.Intercept(
            DefaultDeadlineInterceptor.For<TService>(options),
            ServedCallInterceptor.For(options),
            new MetricsInterceptor(target),
            FailureInterceptor.Instance));
}
