using CodeFirst.Annotations;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Deadlines;

/// <summary>Gives each operation its ceiling.</summary>
internal sealed class Ceilings(IOptions<DeadlineOptions> options)
{
    /// <summary>Puts the ceiling before the call is begun, so that reading the request counts too.</summary>
    public void Convention(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<GrpcMethodMetadata>().FirstOrDefault() is not { } served
            || endpoint.RequestDelegate is not { } serve
            || Of(served.Method, endpoint.Metadata.OfType<DefaultTimeoutAttribute>().LastOrDefault()?.Timeout) is not { } limit)
            return;
        var ceiling = new Ceiling(served.Method, limit);
        endpoint.RequestDelegate = call =>
        {
            ceiling.Set(call);
            return serve(call);
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
