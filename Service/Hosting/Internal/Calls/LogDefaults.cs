using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>
/// What the libraries below would say of each call is not said by default: at <c>Information</c> it takes a third of the throughput, and a
/// call that fails has one line already. Configuration that names the same category, or a longer one, wins.
/// </summary>
internal sealed class LogDefaults : IConfigureOptions<LoggerFilterOptions>, IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public void Configure(LoggerFilterOptions options)
    {
        options.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        options.AddFilter("Grpc", LogLevel.Warning);
        options.AddFilter("ProtoBuf", LogLevel.Warning);
        // at each probe again; changes are said once
        options.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // the call's own line has what it says, the exception too
        options.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None);
    }

    /// <summary>
    /// Turns off what says of each request that it begins and ends, where nobody wants to hear it. While it is on at any level, it makes an
    /// activity and a scope for every request, which is a tenth of what a short call costs.
    /// </summary>
    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (!options.Rules.Any(IsWish))
            options.Rules.Insert(0, new LoggerFilterRule(null, Requests, LogLevel.None, null));
    }

    private static bool IsWish(LoggerFilterRule rule) =>
        rule.CategoryName is { } category
        && Requests.StartsWith(category, StringComparison.OrdinalIgnoreCase)
        && (rule.LogLevel <= LogLevel.Information || category.Equals(Requests, StringComparison.OrdinalIgnoreCase));
}
