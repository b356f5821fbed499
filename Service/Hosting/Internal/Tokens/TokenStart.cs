using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Hosting.Internal.Encryption;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>
/// Says at the start what is open though its contract names a scope for it, where other machines reach it; or asks the authority for its
/// keys before the first call needs them.
/// </summary>
internal sealed partial class TokenStart(
    IOptions<TokenOptions> options,
    IOptionsMonitor<JwtBearerOptions> rules,
    Discovery discovery,
    ServedContracts contracts,
    IServer server,
    ILogger<TokenStart> logger)
    : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        // nobody waits for it: what goes wrong is in the log, and it is asked again
        if (options.Value.Authority is not null)
            _ = discovery.IsReadyAsync(rules.Get(TokenOptions.Scheme));
        if (!options.Value.AreOn)
            WarnOfOpenMethods([.. (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Where(Plaintext.IsExposed)]);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void WarnOfOpenMethods(IReadOnlyList<string> exposed)
    {
        if (exposed.Count == 0)
            return;
        var scoped = MethodScopes.Of(contracts.All).Where(method => method.Value.Count > 0).Select(method => method.Key).ToList();
        if (scoped.Count > 0)
            LogOpen(string.Join(", ", scoped), string.Join(", ", exposed));
    }

    [LoggerMessage(1, LogLevel.Warning,
        "No tokens are asked for, so the scopes of {Methods} protect nothing: whoever reaches {Addresses} may call them. Set "
        + "CodeFirst:Tokens:Authority or CodeFirst:Tokens:Keys.")]
    private partial void LogOpen(string methods, string addresses);
}
