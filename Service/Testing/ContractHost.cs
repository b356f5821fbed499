using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Testing.Internal;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CodeFirst.Testing;

/// <summary>
/// A code-first service in this process, called without a socket: the real host and the real client with real HTTP/2 between them, over
/// pipes in memory. Any number may run at once.
/// </summary>
/// <example>
/// <code>
/// await using var host = await ContractHost.StartAsync(new UserService());
/// using var client = host.CreateClient&lt;IUserService&gt;();
/// host.Faults.Fail(nameof(IUserService.GetUserStats), StatusCode.Unavailable, times: 2);
/// </code>
/// </example>
public sealed class ContractHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly MemoryTransport _transport;

    private ContractHost(WebApplication application, MemoryTransport transport, Faults faults)
    {
        _application = application;
        _transport = transport;
        Faults = faults;
    }

    /// <summary>What goes wrong, and when. Nothing does until a test says so.</summary>
    public Faults Faults { get; }

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>Starts a host of one object, which serves every call.</summary>
    /// <typeparam name="TService">The class that implements the contract.</typeparam>
    /// <param name="service">The service, or a stub of it.</param>
    /// <param name="configure">Adds what the host needs besides. Default: nothing.</param>
    /// <returns>The running host.</returns>
    /// <exception cref="InvalidOperationException"><typeparamref name="TService"/> implements no contract.</exception>
    /// <exception cref="Schema.ContractException">The contract cannot be served exactly.</exception>
    public static Task<ContractHost> StartAsync<TService>(TService service, Action<IServiceCollection>? configure = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(service);
        return StartAsync<TService>(services =>
        {
            services.AddSingleton(service);
            configure?.Invoke(services);
        });
    }

    /// <summary>Starts a host whose container makes the service for each call.</summary>
    /// <typeparam name="TService">The class that implements the contract.</typeparam>
    /// <param name="configure">Adds what the service needs. Default: nothing.</param>
    /// <returns>The running host.</returns>
    /// <exception cref="InvalidOperationException"><typeparamref name="TService"/> implements no contract.</exception>
    /// <exception cref="Schema.ContractException">The contract cannot be served exactly.</exception>
    public static async Task<ContractHost> StartAsync<TService>(Action<IServiceCollection>? configure = null)
        where TService : class
    {
        // nothing of the machine: no settings files, no environment, no ports
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var transport = new MemoryTransport();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(
            transport.EndPoint, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<IConnectionListenerFactory>(transport);
        // what stays in memory needs no encryption, and the host cannot know that of a transport that is not Kestrel's
        builder.Services.AddCodeFirst(hosting => hosting.AllowPlaintext = true);
        builder.Services.AddSingleton(transport);
        builder.Services.AddSingleton<Faults>();
        builder.Services.Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<FaultInterceptor>());
        configure?.Invoke(builder.Services);
        var application = builder.Build();
        application.MapCodeFirst<TService>();
        await application.StartAsync().ConfigureAwait(false);
        var faults = application.Services.GetRequiredService<Faults>();
        faults.Operations = ServedOperations.Of(application);
        return new ContractHost(application, transport, faults);
    }

    /// <summary>Makes a client of the host, with connections of its own.</summary>
    /// <typeparam name="TContract">The contract: an interface with <c>[Service]</c>.</typeparam>
    /// <param name="configure">Changes the client's options, for example its retries. Default: nothing.</param>
    /// <returns>The client; dispose of it before the host.</returns>
    public CodeFirstClient<TContract> CreateClient<TContract>(Action<CodeFirstClientOptions>? configure = null)
        where TContract : class
        => CodeFirstClient.Create<TContract>("http://memory:1", options =>
        {
            options.ConfigureHandler = Connect;
            configure?.Invoke(options);
        });

    /// <summary>Makes any handler connect to this host, whatever address it is given: for clients that dependency injection makes.</summary>
    /// <param name="handler">The handler; give the client an <c>http://</c> address.</param>
    public void Connect(SocketsHttpHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        handler.ConnectCallback = (_, cancellationToken) => _transport.ConnectAsync(cancellationToken);
    }

    /// <summary>Cuts every connection there is, as a network does; the next calls open new ones.</summary>
    public void CutConnections() => _transport.Cut();

    /// <summary>Stops the host as Ctrl-C stops a program: open streams end with <c>UNAVAILABLE</c>.</summary>
    /// <returns>A task that ends when the host has stopped.</returns>
    public Task StopAsync() => _application.StopAsync();

    /// <summary>Stops the host and lets go of it.</summary>
    /// <returns>A task that ends when the host has stopped.</returns>
    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
