using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using CodeFirst.Client;
using CodeFirst.Hosting;
using CodeFirst.Tests.Client;
using CodeFirst.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CodeFirst.Tests.Hosting.Encryption;

/// <summary>A contract behind our host's TLS, with files of its own and an authority that signs them.</summary>
internal sealed class TlsHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private CodeFirstHost? _host;

    public Certificates Ours { get; } = new();

    public CollectedLog Log { get; } = new();

    public Dictionary<string, string?> Settings { get; } = new() { ["CodeFirst:Tls:ReloadInterval"] = "00:00:00.1" };

    public Uri Address => _host!.Address;

    public string PathTo(string file) => _folder.PathTo(file);

    /// <summary>Starts with a certificate for 127.0.0.1, unless one is given.</summary>
    public static async Task<TlsHost> StartAsync(
        Action<TlsHost>? arrange = null,
        Action<HttpContext>? onCall = null,
        Action<WebApplicationBuilder>? configure = null,
        Action<IEndpointConventionBuilder>? map = null)
    {
        var host = new TlsHost();
        try
        {
            host.WritePem(host.Ours.Sign("service"));
            arrange?.Invoke(host);
            host._host = await CodeFirstHost.StartAsync(
                application =>
                {
                    var echo = application.MapCodeFirst<Echo>();
                    map?.Invoke(echo);
                },
                builder =>
                {
                    builder.WebHost.UseKestrelHttpsConfiguration();
                    builder.Logging.AddProvider(host.Log);
                    foreach (var (key, value) in host.Settings)
                        builder.Configuration[key] = value;
                    configure?.Invoke(builder);
                },
                onCall,
                "https://127.0.0.1:0");
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The certificate and its key in two files, as <c>Certificate</c> and <c>Key</c>.</summary>
    public void WritePem(X509Certificate2 certificate, params X509Certificate2[] chain)
    {
        File.WriteAllText(PathTo("key.pem"), KeyOf(certificate));
        File.WriteAllText(
            PathTo("certificate.pem"), string.Join('\n', chain.Prepend(certificate).Select(link => link.ExportCertificatePem())));
        Settings["CodeFirst:Tls:Certificate"] = PathTo("certificate.pem");
        Settings["CodeFirst:Tls:Key"] = PathTo("key.pem");
    }

    /// <summary>Callers have to show a certificate of this authority.</summary>
    public void Require(Certificates authority)
    {
        File.WriteAllText(PathTo("clients.pem"), authority.Root.ExportCertificatePem());
        Settings["CodeFirst:Tls:ClientAuthority"] = PathTo("clients.pem");
    }

    public static string KeyOf(X509Certificate2 certificate) => certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    /// <summary>A client that trusts our authority, or another one.</summary>
    public CodeFirstClient<IEcho> CreateClient(X509Certificate2? certificate = null, Certificates? trusting = null) =>
        CodeFirstClient.Create<IEcho>(Address, options =>
        {
            options.MaxAttempts = 1;
            options.Tls = new ClientTlsOptions { TrustedRoots = { (trusting ?? Ours).Root }, ClientCertificate = certificate };
        });

    /// <summary>A new connection's view of the service: its certificate, the protocol, and what ALPN chose.</summary>
    public Task<(string Subject, string Protocol, string Alpn)> ShakeHandsAsync(params SslApplicationProtocol[] offered) =>
        ShakeHandsAsync(Address.Port, null, offered);

    /// <summary>The same of another service that uses these files.</summary>
    public async Task<(string Subject, string Protocol, string Alpn)> ShakeHandsAsync(
        int port, X509Certificate2? certificate, params SslApplicationProtocol[] offered)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", port);
        await using var stream = new SslStream(socket.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
            ClientCertificates = certificate is null ? null : [certificate],
            ApplicationProtocols = offered.Length == 0 ? [SslApplicationProtocol.Http2] : [.. offered],
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Ours.Root },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });
        return (stream.RemoteCertificate!.Subject, stream.SslProtocol.ToString(), stream.NegotiatedApplicationProtocol.ToString());
    }

    /// <summary>Waits until new connections get this certificate.</summary>
    public async Task WaitForAsync(string subject)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await ShakeHandsAsync()).Subject != subject)
            await Task.Delay(20, patience.Token);
    }

    /// <summary>Waits until the log holds a warning that says this.</summary>
    public async Task WaitForWarningAsync(string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Log.Warnings.Any(line => line.Contains(words, StringComparison.Ordinal)))
            await Task.Delay(20, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        Ours.Dispose();
        _folder.Dispose();
    }
}
