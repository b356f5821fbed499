using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>The limits that are Kestrel's own. What the application sets itself comes later, and holds.</summary>
internal sealed class KestrelLimits(IOptions<LimitOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    // what HTTP and gRPC put around a message
    private const int Around = 64 * 1024;

    public void Configure(KestrelServerOptions kestrel)
    {
        var (limits, ours) = (kestrel.Limits, options.Value);
        limits.Http2.MaxStreamsPerConnection = ours.MaxCallsPerConnection;
        limits.Http2.KeepAlivePingDelay = ours.KeepAliveInterval == TimeSpan.Zero ? TimeSpan.MaxValue : ours.KeepAliveInterval;
        limits.Http2.KeepAlivePingTimeout = ours.KeepAliveTimeout;
        limits.MaxConcurrentConnections = ours.MaxConnections == 0 ? null : ours.MaxConnections;
        // Kestrel's limit of a whole request must not come before the message's
        if (limits.MaxRequestBodySize < ours.MaxReceiveMessageSize + (long)Around)
            limits.MaxRequestBodySize = ours.MaxReceiveMessageSize + (long)Around;
    }
}
