using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using CodeFirst.Client.Internal.HealthChecks;
using CodeFirst.Client.Internal.Metrics;
using CodeFirst.Client.Internal.Uploads;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace CodeFirst.Client.Internal.Channels;

/// <summary>The options as a channel and what it connects by; the same with dependency injection and without.</summary>
internal static class ServiceChannel
{
    // a replica that is replaced is back within a second or two, and must be known again before the next one goes
    private static readonly TimeSpan FirstReconnectBackoff = TimeSpan.FromMilliseconds(100);

    public static GrpcChannel Open<TService>(CodeFirstClientOptions options)
    {
        var handler = new SocketsHttpHandler();
        SetUp(handler, options);
        var channel = new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true };
        GrpcChannel? opened = null;
        SetUp<TService>(channel, options, () => opened!.CreateCallInvoker());
        return opened = GrpcChannel.ForAddress(options.RequireAddress(), channel);
    }

    public static void SetUp(SocketsHttpHandler handler, CodeFirstClientOptions options)
    {
        handler.ConnectTimeout = options.ConnectTimeout;
        handler.EnableMultipleHttp2Connections = options.MultipleConnections;
        handler.KeepAlivePingDelay = options.KeepAliveInterval ?? Timeout.InfiniteTimeSpan;
        handler.KeepAlivePingTimeout = options.KeepAliveTimeout;
        handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
        if (options.Tls is { } tls)
            SetUp(handler.SslOptions, tls);
        options.ConfigureHandler?.Invoke(handler);
    }

    /// <param name="channel">What is set up.</param>
    /// <param name="options">What it is set up by.</param>
    /// <param name="invoker">Carries calls of the channel, once it is open.</param>
    public static void SetUp<TService>(GrpcChannelOptions channel, CodeFirstClientOptions options, Func<CallInvoker> invoker)
    {
        channel.ServiceConfig = RetryRules.Of<TService>(options);
        channel.MaxReconnectBackoff = options.MaxReconnectBackoff;
        channel.InitialReconnectBackoff = Shorter(FirstReconnectBackoff, options.MaxReconnectBackoff);
        channel.Credentials = Credentials(options);
        channel.UnsafeUseInsecureChannelCallCredentials = options.AllowTokenOverPlaintext;
        if (ServiceAddress.IsBalanced(options.RequireAddress()))
        {
            channel.ServiceProvider = Balancing.Of(options, Health<TService>(options, invoker));
            if (options.CheckHealth)
                channel.ServiceConfig.LoadBalancingConfigs.Add(new LoadBalancingConfig(HealthCheckedBalancerFactory.PolicyName));
            // and where ConfigureChannel brings a ServiceProvider of its own
            channel.ServiceConfig.LoadBalancingConfigs.Add(new RoundRobinConfig());
        }

        options.ConfigureChannel?.Invoke(channel);
        if (channel.HttpHandler is { } handler)
            channel.HttpHandler = new AttemptHandler(
                UploadHandler.For<TService>(handler, options.TimeProvider), options.RequireAddress().OriginalString);
    }

    private static HealthQuestion Health<TService>(CodeFirstClientOptions options, Func<CallInvoker> invoker) => new(
        options.HealthServiceName ?? HealthQuestion.NameOf(typeof(TService)),
        invoker,
        options.ConnectTimeout,
        options.MaxReconnectBackoff,
        options.TimeProvider);

    private static void SetUp(SslClientAuthenticationOptions ssl, ClientTlsOptions tls)
    {
        if (tls.TrustedRoots.Count > 0)
        {
            ssl.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            ssl.CertificateChainPolicy.CustomTrustStore.AddRange(tls.TrustedRoots);
        }

        if (tls.ClientCertificate is { } certificate)
            ssl.ClientCertificates = [certificate];
    }

    private static ChannelCredentials Credentials(CodeFirstClientOptions options)
    {
        var connection = ServiceAddress.IsPlaintext(options) ? ChannelCredentials.Insecure : ChannelCredentials.SecureSsl;
        return options.TokenSource is { } source
            ? ChannelCredentials.Create(connection, new TokenCache(source, options.TimeProvider).Credentials)
            : connection;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
