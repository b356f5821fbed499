using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>The features of a request by their types, as Kestrel finds them fastest: its generic methods are looked up at each call.</summary>
internal static class FeatureExtensions
{
    /// <summary>What gRPC's extension gives, without its detour over the state of a call that is relayed.</summary>
    public static HttpContext Http(this ServerCallContext call) => call is RelayedCallContext relayed ? relayed.Http : call.GetHttpContext();

    public static T? Find<T>(this HttpContext context)
        where T : class
        => (T?)context.Features[typeof(T)];

    public static void Put<T>(this HttpContext context, T feature)
        where T : class
        => context.Features[typeof(T)] = feature;
}
