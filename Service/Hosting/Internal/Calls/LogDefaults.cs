using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>
/// What the libraries below would say of each call is not said by default: at <c>Information</c> it takes a third of the throughput, and a
/// call that fails has one line already. Configuration that names the same category, or a longer one, wins.
/// </summary>
internal sealed class LogDefaults : IConfigureOptions<LoggerFilterOptions>
{
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
}
