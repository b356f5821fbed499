using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>How fast one caller may call.</summary>
internal sealed class CallerRate : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext>? _callers;

    public CallerRate(IOptions<LimitOptions> options)
    {
        if (options.Value is not { CallerCallsPerSecond: > 0 and var rate } limits)
            return;
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.CallerBurst > 0 ? limits.CallerBurst : rate,
            TokensPerPeriod = rate,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        };
        _callers = PartitionedRateLimiter.Create<HttpContext, string>(call => RateLimitPartition.GetTokenBucketLimiter(NameOf(call), _ => bucket));
    }

    public bool Allows(HttpContext call)
    {
        if (_callers is null)
            return true;
        using var lease = _callers.AttemptAcquire(call);
        return lease.IsAcquired;
    }

    public void Dispose() => _callers?.Dispose();

    private static string NameOf(HttpContext call) =>
        Claim(call.User, "sub")
        ?? Claim(call.User, ClaimTypes.NameIdentifier)
        ?? Claim(call.User, ClaimTypes.X500DistinguishedName)
        ?? call.Connection.RemoteIpAddress?.ToString()
        ?? "";

    // with the kind, so that no token can have the name of a certificate
    private static string? Claim(ClaimsPrincipal caller, string type) => caller.FindFirst(type) is { } claim ? $"{type}={claim.Value}" : null;
}
