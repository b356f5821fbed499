using Grpc.Net.Client;

namespace CodeFirst.Client.Internal;

/// <summary>The options as a channel and what it connects by; the same with dependency injection and without.</summary>
internal static class ServiceChannel
{
    public static GrpcChannel Open<TService>(CodeFirstClientOptions options)
    {
        var handler = new SocketsHttpHandler();
        SetUp(handler, options);
        var channel = new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true };
        SetUp<TService>(channel, options);
        return GrpcChannel.ForAddress(options.RequireAddress(), channel);
    }

    public static void SetUp(SocketsHttpHandler handler, CodeFirstClientOptions options)
    {
        handler.ConnectTimeout = options.ConnectTimeout;
        handler.EnableMultipleHttp2Connections = options.MultipleConnections;
        handler.KeepAlivePingDelay = options.KeepAliveInterval ?? Timeout.InfiniteTimeSpan;
        handler.KeepAlivePingTimeout = options.KeepAliveTimeout;
        handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
        options.ConfigureHandler?.Invoke(handler);
    }

    public static void SetUp<TService>(GrpcChannelOptions channel, CodeFirstClientOptions options)
    {
        channel.ServiceConfig = RetryRules.Of<TService>(options);
        options.ConfigureChannel?.Invoke(channel);
    }
}
