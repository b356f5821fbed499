using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>
/// Makes gRPC calls in this process, through the whole pipeline of the application: whatever protocol a caller speaks, what is asked of it,
/// refused, counted and told is what gRPC's callers meet, since it is the same code.
/// </summary>
internal sealed class GrpcExchange : IStartupFilter
{
    private RequestDelegate? _pipeline;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(inner =>
        {
            _pipeline = inner;
            return inner;
        });
        next(application);
    };

    /// <summary>Makes one call, and returns when it is over, its ending sent. Many may be made for one request at once.</summary>
    /// <param name="outer">The request that brings the call: its connection is the caller's.</param>
    /// <param name="call">The call.</param>
    /// <param name="requests">What its caller sends.</param>
    /// <param name="answers">Where the answers go.</param>
    /// <param name="cancellationToken">Cancels the call, as a caller that is gone does.</param>
    public async Task RunAsync(
        HttpContext outer, ExchangeCall call, IExchangeRequests requests, IExchangeAnswers answers, CancellationToken cancellationToken)
    {
        var pipeline = _pipeline ?? throw new InvalidOperationException("The application has not been built yet.");
        using var lifetime = new ExchangeLifetime(answers, cancellationToken);
        using var response = new ExchangeResponse(answers);
        var context = ExchangeFeatures.Create(outer, call, new MessageReader(requests), response, lifetime);
        if (outer.RequestServices.GetService<IHttpContextAccessor>() is { } accessor)
            accessor.HttpContext = context;
        try
        {
            await pipeline(context);
            await response.CompleteAsync();
        }
        finally
        {
            await response.DoneAsync();
        }
    }
}
