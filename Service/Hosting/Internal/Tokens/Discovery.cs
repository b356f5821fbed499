using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>
/// Asks the authority for its keys before the first token is judged: one that does not answer is no fault of the caller's token. However
/// many calls wait, it is asked once, and after a failure not for a second.
/// </summary>
internal sealed partial class Discovery(IOptions<TokenOptions> tokens, TimeProvider time, ILogger<Discovery> logger)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<bool>? _asking;
    private long _failedAt;

    public async Task PrepareAsync(MessageReceivedContext call)
    {
        if (call.Request.Headers.Authorization.Count > 0 && !await IsReadyAsync(call.Options).WaitAsync(call.HttpContext.RequestAborted))
            call.Fail(new AuthorityUnavailableException());
    }

    public Task<bool> IsReadyAsync(JwtBearerOptions options)
    {
        lock (_gate)
            return _asking is null || HasFailedBefore(_asking) ? _asking = AskAsync(options) : _asking;
    }

    private bool HasFailedBefore(Task<bool> asking) =>
        asking is { IsCompletedSuccessfully: true, Result: false } && time.GetElapsedTime(_failedAt) >= Pause;

    private async Task<bool> AskAsync(JwtBearerOptions options)
    {
        try
        {
            await options.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
            return true;
        }
#pragma warning disable CA1031 // whatever is wrong with the authority, the host goes on and asks again
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failedAt = time.GetTimestamp();
            LogUnavailable(tokens.Value.Authority!, (failure.InnerException ?? failure).Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning,
        "CodeFirst:Tokens:Authority '{Authority}' does not tell its keys, so no token can be judged and calls are UNAVAILABLE. {Reason}")]
    private partial void LogUnavailable(string authority, string reason);
}
