using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>
/// Makes the <see cref="HttpContext"/> of a call in this process. The connection, and whatever else says who calls, is that of the request
/// which brought it; everything that a request has for itself is its own.
/// </summary>
internal static class ExchangeFeatures
{
    public static DefaultHttpContext Create(
        HttpContext outer, ExchangeCall call, MessageReader requests, ExchangeResponse response, IHttpRequestLifetimeFeature lifetime)
    {
        var features = new FeatureCollection(outer.Features);
        features[typeof(IHttpRequestFeature)] = Request(outer.Request, call, requests);
        features[typeof(IRequestBodyPipeFeature)] = requests;
        features[typeof(IHttpRequestBodyDetectionFeature)] = requests;
        features[typeof(IHttpResponseFeature)] = response;
        features[typeof(IHttpResponseBodyFeature)] = response;
        features[typeof(IHttpResponseTrailersFeature)] = response;
        features[typeof(IHttpResetFeature)] = response;
        features[typeof(IHttpRequestLifetimeFeature)] = lifetime;
        features[typeof(IHttpAuthenticationFeature)] = new HttpAuthenticationFeature();
        features[typeof(IItemsFeature)] = new ItemsFeature();
        features[typeof(IRouteValuesFeature)] = new RouteValuesFeature();
        features[typeof(IEndpointFeature)] = new OwnEndpoint();
        features[typeof(IQueryFeature)] = new QueryFeature(features);
        var context = new DefaultHttpContext(features);
        var scopes = outer.RequestServices.GetRequiredService<IServiceScopeFactory>();
        features[typeof(IServiceProvidersFeature)] = new RequestServicesFeature(context, scopes);
        return context;
    }

    private static HttpRequestFeature Request(HttpRequest outer, ExchangeCall call, MessageReader requests)
    {
        var headers = call.Headers;
        headers.ContentType = "application/grpc";
        headers["te"] = "trailers";
        headers.Host = outer.Headers.Host;
        return new HttpRequestFeature
        {
            Method = HttpMethods.Post,
            Scheme = outer.Scheme,
            Protocol = HttpProtocol.Http2,
            Path = call.Path.Value!,
            RawTarget = call.Path.Value!,
            Headers = headers,
            Body = requests.AsStream(),
        };
    }

    private sealed class OwnEndpoint : IEndpointFeature
    {
        public Endpoint? Endpoint { get; set; }
    }
}
