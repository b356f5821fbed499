using System.Security.Authentication;
using CodeFirst.Hosting.Internal.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>
/// What every endpoint is by default: HTTP/2, TLS 1.2 or 1.3 with our certificate where it is <c>https</c>, and no plaintext on a network.
/// Where an address is <c>https</c>, HTTP/1.1 is spoken too: callers choose in the handshake (ALPN).
/// </summary>
internal sealed class KestrelSetup(
    IOptions<TlsOptions> tls, IOptions<CodeFirstHostingOptions> hosting, IOptions<LimitOptions> limits, TlsKeeper keeper, TimeProvider time,
    IConfiguration configuration)
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
        endpoint.Protocols = IsEncrypted(endpoint) ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http2;
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

    // Kestrel knows whether an endpoint is encrypted only when its protocols are settled
    private bool IsEncrypted(ListenOptions endpoint)
    {
        var named = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(configured => configured["Url"]).OfType<string>().ToList();
        if (named.Count == 0)
            named = [.. (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)];
        var here = named.Where(url => endpoint.IPEndPoint is { } address && BindingAddress.Parse(url).Port == address.Port).ToList();
        return here.Count > 0 && here.All(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
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
