using CodeFirst.Annotations;
using CodeFirst.Hosting.Internal.Calls;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>Gives each operation its ceiling.</summary>
internal sealed class Ceilings(IOptions<DeadlineOptions> options, DeadlineClock clock, TimeProvider time)
{
    /// <summary>Puts the ceiling before the call is begun, so that reading the request counts too.</summary>
    public void Convention(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<GrpcMethodMetadata>().FirstOrDefault() is not { } served || endpoint.RequestDelegate is not { } serve)
            return;
        var limit = Of(served.Method, endpoint.Metadata.OfType<DefaultTimeoutAttribute>().LastOrDefault()?.Timeout);
        var ceiling = new Ceiling(served.Method, limit, clock, time);
        endpoint.RequestDelegate = served.Method.Type == MethodType.Unary
            ? call => ceiling.KeepAsync(call, serve)
            : call => ceiling.HandOnAsync(call, serve);
    }

    /// <summary>Around gRPC alone: a call that was answered before its service was done is over when the service is.</summary>
    public static void AwaitAbandoned(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<GrpcMethodMetadata>().Any() && endpoint.RequestDelegate is { } serve)
            endpoint.RequestDelegate = call =>
            {
                var served = serve(call);
                return served.IsCompletedSuccessfully ? served : AwaitAbandonedAsync(call, served);
            };
    }

    /// <exception cref="OptionsValidationException">A ceiling has the name of no operation that is served.</exception>
    public void Check(IEnumerable<FileDescriptorProto> files)
    {
        HashSet<string> names =
        [
            .. from file in files
               from service in file.Service
               from method in service.Method
               select file.Package.Length > 0 ? $"{file.Package}.{service.Name}/{method.Name}" : $"{service.Name}/{method.Name}",
        ];
        var unknown = options.Value.Methods.Keys.Where(name => !names.Contains(name))
            .Select(name => $"{DeadlineOptions.Section}:{nameof(DeadlineOptions.Methods)}:{name} names no operation that is served. "
                + $"Give one of {string.Join(", ", names.Order(StringComparer.Ordinal))}.")
            .ToList();
        if (unknown.Count > 0)
            throw new OptionsValidationException(nameof(DeadlineOptions), typeof(DeadlineOptions), unknown);
    }

    private static async Task AwaitAbandonedAsync(HttpContext call, Task served)
    {
        await served;
        if (call.Find<CallRecord>()?.Time?.Abandoned is not { } abandoned)
            return;
        await call.Response.CompleteAsync();
        // nobody reads what it says now
        await abandoned.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private TimeSpan? Of(IMethod method, TimeSpan? contractTimeout)
    {
        if (!options.Value.Methods.TryGetValue($"{method.ServiceName}/{method.Name}", out var limit))
        {
            limit = method.Type == MethodType.Unary ? options.Value.Unary : options.Value.Streams;
            // a caller that does what the contract says is not cut short
            if (limit > TimeSpan.Zero && contractTimeout > limit)
                limit = contractTimeout.Value;
        }

        return limit > TimeSpan.Zero ? limit : null;
    }
}
