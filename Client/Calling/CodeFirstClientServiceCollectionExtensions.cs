using CodeFirst.Client.Internal;
using CodeFirst.Client.Internal.Channels;
using CodeFirst.Client.Internal.Failures;
using CodeFirst.Client.Internal.Metrics;
using CodeFirst.Client.Internal.Uploads;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CodeFirst.Client;

/// <summary>Adds clients of code-first contracts to a service collection.</summary>
public static class CodeFirstClientServiceCollectionExtensions
{
    /// <summary>Adds a client of the contract, injected as <typeparamref name="TService"/>.</summary>
    /// <typeparam name="TService">The contract: an interface with <c>[Service]</c>.</typeparam>
    /// <param name="services">Where to add it.</param>
    /// <param name="address">Where the service is, in one of the forms of <see cref="CodeFirstClientOptions.Address"/>.</param>
    /// <returns>
    /// The builder of <c>Grpc.Net.ClientFactory</c>, to go on with <c>ConfigureChannel</c>, <c>AddInterceptor</c> or a primary handler.
    /// Its name is the contract's full type name.
    /// </returns>
    /// <exception cref="ArgumentException">The contract or the address is not usable; the message says why.</exception>
    public static IHttpClientBuilder AddCodeFirstClient<TService>(this IServiceCollection services, string address)
        where TService : class
        => services.AddCodeFirstClient<TService>(ServiceAddressAttribute.Parse(address));

    /// <inheritdoc cref="AddCodeFirstClient{TService}(IServiceCollection, string)"/>
    public static IHttpClientBuilder AddCodeFirstClient<TService>(this IServiceCollection services, Uri address)
        where TService : class
    {
        ServiceAddressAttribute.Require(address);
        return services.AddCore<TService>((_, options) => options.Address = address);
    }

    /// <summary>Adds a client of the contract, injected as <typeparamref name="TService"/>.</summary>
    /// <typeparam name="TService">The contract: an interface with <c>[Service]</c>.</typeparam>
    /// <param name="services">Where to add it.</param>
    /// <param name="configure">
    /// Sets the address and changes the other options. They are checked when a host starts, otherwise when the first client is made;
    /// what is wrong is an <see cref="OptionsValidationException"/>.
    /// </param>
    /// <returns>The builder of <c>Grpc.Net.ClientFactory</c>, whose name is the contract's full type name.</returns>
    /// <exception cref="ArgumentException">The contract is not usable; the message says why.</exception>
    public static IHttpClientBuilder AddCodeFirstClient<TService>(
        this IServiceCollection services, Action<CodeFirstClientOptions> configure)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddCore<TService>((_, options) => configure(options));
    }

    /// <inheritdoc cref="AddCodeFirstClient{TService}(IServiceCollection, Action{CodeFirstClientOptions})"/>
    public static IHttpClientBuilder AddCodeFirstClient<TService>(
        this IServiceCollection services, Action<IServiceProvider, CodeFirstClientOptions> configure)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddCore<TService>(configure);
    }

    private static IHttpClientBuilder AddCore<TService>(
        this IServiceCollection services, Action<IServiceProvider, CodeFirstClientOptions> configure)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ServiceContract.Require(typeof(TService));
        var name = typeof(TService).FullName!;

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CodeFirstClientOptions>, CodeFirstClientOptionsValidator>());
        services.AddOptions<CodeFirstClientOptions>(name)
            .Configure<IServiceProvider>((options, provider) => configure(provider, options))
            .ValidateOnStart();

        return services
            .AddGrpcClient<TService>(name, (provider, grpc) => grpc.Address = Options(provider).Address)
            .ConfigureChannel((provider, channel) => ServiceChannel.SetUp<TService>(
                channel,
                Options(provider),
                () => CreatedInvoker.Of<TService>(provider.GetRequiredService<GrpcClientFactory>(), name)))
            .ConfigurePrimaryHttpMessageHandler((handler, provider) =>
            {
                if (handler is SocketsHttpHandler sockets)
                    ServiceChannel.SetUp(sockets, Options(provider));
            })
            .ConfigureGrpcClientCreator(invoker =>
            {
                CreatedInvoker.Offer(invoker);
                return UploadProxy.CreateService<TService>(invoker);
            })
            .AddInterceptor(InterceptorScope.Channel, provider => DefaultDeadlineInterceptor.For<TService>(Options(provider)))
            .AddInterceptor(InterceptorScope.Channel, provider => ServedCallInterceptor.For(Options(provider)))
            .AddInterceptor(InterceptorScope.Channel, provider => new MetricsInterceptor(Options(provider).RequireAddress().OriginalString))
            .AddInterceptor(InterceptorScope.Channel, _ => FailureInterceptor.Instance);

        CodeFirstClientOptions Options(IServiceProvider provider)
            => provider.GetRequiredService<IOptionsMonitor<CodeFirstClientOptions>>().Get(name);
    }
}
