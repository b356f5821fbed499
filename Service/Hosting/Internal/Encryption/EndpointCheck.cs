using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>
/// Looks at what was bound. An application that replaces Kestrel's endpoint defaults has replaced <see cref="KestrelSetup"/>'s too: its
/// plaintext endpoint is refused here, a moment late. And a certificate that no endpoint uses is said.
/// </summary>
internal sealed partial class EndpointCheck(
    IServer server, IOptions<CodeFirstHostingOptions> hosting, IOptions<TlsOptions> tls, ILogger<EndpointCheck> logger)
    : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (!hosting.Value.AllowPlaintext)
            foreach (var address in addresses)
                Plaintext.Refuse(address);
        if (tls.Value.Certificate is { } certificate
            && !addresses.Any(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
            LogUnused(certificate, string.Join(", ", addresses));
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning,
        "CodeFirst:Tls:Certificate is '{Certificate}', and no endpoint uses it: calls to {Addresses} are not encrypted, and no caller shows a "
        + "certificate. Write https:// in place of http://.")]
    private partial void LogUnused(string certificate, string addresses);
}
