using CodeFirst.Hosting.Internal.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Browsers;

/// <summary>
/// Lets pages call, and speaks gRPC-Web with them. Both stand before everything else, so that to all that comes after such a call is gRPC's.
/// </summary>
internal sealed class BrowserCalls(IOptions<BrowserOptions> options, RegisteredMethods methods) : IStartupFilter
{
    // how long a browser may remember the answer; it has a limit of its own
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(2);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        // what else the application serves is its own to open
        if (options.Value.Origins.Count > 0)
            application.UseWhen(
                context => methods.Find(context.Request.Path) is not null,
                calls => calls.UseCors(Allow));
        application.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        next(application);
    };

    private void Allow(CorsPolicyBuilder policy) => policy
        .WithOrigins([.. options.Value.Origins.Select(origin => origin.TrimEnd('/'))])
        .WithMethods("GET", "POST")
        .AllowAnyHeader()
        .WithExposedHeaders("*", "grpc-status", "grpc-message", "grpc-status-details-bin")
        .SetPreflightMaxAge(Remembered);
}
