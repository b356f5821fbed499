using System.Security.Authentication;
using CodeFirst.Hosting.Internal.Limits;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>
/// What every endpoint is by default: HTTP/2, TLS 1.2 or 1.3 with our certificate where it is <c>https</c>, and no plaintext on a network.
/// Where all are <c>https</c>, HTTP/1.1 is spoken too: callers choose in the handshake (ALPN).
/// </summary>
internal sealed class KestrelSetup(
    IOptions<TlsOptions> tls, IOptions<CodeFirstHostingOptions> hosting, IOptions<LimitOptions> limits, TlsKeeper keeper, TimeProvider time,
    IServiceProvider services)
    : IConfigureOptions<KestrelServerOptions>, IPostConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        options.ConfigureEndpointDefaults(SetUp);
        options.ConfigureHttpsDefaults(SetUp);
    }

    public void PostConfigure(string? name, KestrelServerOptions options)
    {
        // there is one set of defaults: an application's own would silently take our certificate away
        if (tls.Value.Certificate is not null)
            options.ConfigureHttpsDefaults(SetUp);
    }

    private void SetUp(ListenOptions endpoint)
    {
        endpoint.Protocols = IsAllEncrypted() ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http2;
        OpenConnection.Use(endpoint, limits.Value, time);
        if (hosting.Value.AllowPlaintext)
            return;
        // Runs when the endpoint is about to be bound, which is when all is known of it, and not yet served.
        // Kestrel tries '*' a second time with another address: the first is the one that was asked for.
        string? address = null;
        endpoint.Use(next =>
        {
            Plaintext.Refuse(address ??= endpoint.ToString()!);
            return next;
        });
    }

    // Kestrel says what an endpoint is only when its protocols are settled; the server is there when the first one is asked for
    private bool IsAllEncrypted()
    {
        var configured = services.GetRequiredService<IConfiguration>().GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]);
        var named = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var all = configured.Any() ? configured : named;
        return all.Any() && all.All(address => address?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) is true);
    }

    private void SetUp(HttpsConnectionAdapterOptions https)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        if (tls.Value.Certificate is null)
            return;
        https.ServerCertificateSelector = (_, _) => keeper.Current.Certificate;
        https.OnAuthenticate = (_, handshake) => keeper.Current.Apply(handshake);
        if (tls.Value.ClientAuthority is not null)
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
    }
}
