using CodeFirst.Hosting.Internal.Binding;
using CodeFirst.Hosting.Internal.Browsers;
using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Connect;
using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Hosting.Internal.Deadlines;
using CodeFirst.Hosting.Internal.Encryption;
using CodeFirst.Hosting.Internal.Exchange;
using CodeFirst.Hosting.Internal.Failures;
using CodeFirst.Hosting.Internal.Health;
using CodeFirst.Hosting.Internal.Json;
using CodeFirst.Hosting.Internal.Limits;
using CodeFirst.Hosting.Internal.Page;
using CodeFirst.Hosting.Internal.Reading;
using CodeFirst.Hosting.Internal.Reflection;
using CodeFirst.Hosting.Internal.Settings;
using CodeFirst.Hosting.Internal.Stopping;
using CodeFirst.Hosting.Internal.Telemetry;
using CodeFirst.Hosting.Internal.Tokens;
using CodeFirst.Hosting.Internal.Validation;
using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeFirst.Hosting;

/// <summary>Adds what hosting code-first services needs.</summary>
public static class CodeFirstServiceCollectionExtensions
{
    /// <summary>Adds code-first gRPC hosting with its defaults, and configuration section <c>CodeFirst</c>.</summary>
    /// <inheritdoc cref="AddCodeFirst(IServiceCollection, Action{CodeFirstHostingOptions})"/>
    public static IGrpcServerBuilder AddCodeFirst(this IServiceCollection services) => services.AddCodeFirst(_ => { });

    /// <summary>
    /// Adds code-first gRPC hosting: HTTP/2 on every endpoint, encrypted (<see cref="TlsOptions"/>) unless it is on loopback or
    /// <see cref="CodeFirstHostingOptions.AllowPlaintext"/> says otherwise, gRPC-Web and the Connect protocol with its JSON on the same methods
    /// (<see cref="BrowserOptions"/>), <c>grpc.health.v1</c>, server reflection on loopback, streams
    /// that end with <c>UNAVAILABLE</c> as soon as the host stops, failures that say nothing internal to callers, requests that are checked
    /// against the DataAnnotations attributes of the contract's messages before the service sees them, tokens and scopes of callers
    /// (<see cref="TokenOptions"/>), deadlines for calls that have none (<see cref="DeadlineOptions"/>), limits that refuse what would be too
    /// much (<see cref="LimitOptions"/>), and a start that stops when a contract would not be served as it is written.
    /// Services are mapped with <see cref="CodeFirstEndpointExtensions.MapCodeFirst{TService}"/>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets options; runs after configuration section <c>CodeFirst</c> is bound.</param>
    /// <returns>The gRPC builder, to add interceptors or options of a single service.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">At start, when an option is out of its bounds.</exception>
    public static IGrpcServerBuilder AddCodeFirst(this IServiceCollection services, Action<CodeFirstHostingOptions> configure)
    {
        services.AddOptions<CodeFirstHostingOptions>()
            .BindConfiguration(CodeFirstHostingOptions.Section)
            .Configure(configure)
            .ValidateAnnotations();
        // from the outside in: what was translated once is to the next a gRPC call
        services.AddBrowsers();
        services.AddConnect();
        services.AddExchange();
        services.AddEncryption();
        services.AddHealth();
        services.AddFailures();
        services.AddRequestReading();
        services.AddStopping();
        services.AddCallObserving();
        services.AddTelemetryExport();
        services.AddDeadlines();
        services.AddLimits();
        services.AddRequestValidation();
        services.AddTokens();
        services.AddPage();
        services.TryAddSingleton<ServedContracts>();
        services.TryAddSingleton<JsonTypes>();
        services.AddHostedService<StartCheck>();

        var grpc = services.AddContractMethods(options => options.Interceptors.Add<CallInterceptor>());
        grpc.AddReflection();
        return grpc;
    }
}
