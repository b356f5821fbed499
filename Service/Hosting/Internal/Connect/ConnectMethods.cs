using System.Collections.Concurrent;
using CodeFirst.Annotations;
using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Hosting.Internal.Json;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>The methods that are served, by their routes.</summary>
internal sealed class ConnectMethods(EndpointDataSource endpoints, ServedContracts contracts, JsonTypes types)
{
    private readonly Lazy<Dictionary<string, Endpoint>> _endpoints = new(() => endpoints.Endpoints
        .Where(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null)
        .DistinctBy(endpoint => Served(endpoint).FullName, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(endpoint => Served(endpoint).FullName, StringComparer.OrdinalIgnoreCase));

    private readonly ConcurrentDictionary<string, ConnectMethod> _methods = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>The method; <see langword="null"/> when none is served there.</returns>
    public ConnectMethod? Find(PathString path)
    {
        if (path.Value is not { } asked || !_endpoints.Value.TryGetValue(asked, out var endpoint))
            return null;
        return _methods.GetOrAdd(asked, _ => Create(endpoint));
    }

    /// <summary>Whether a path is that of a service, of whatever method.</summary>
    public bool HasService(PathString path) =>
        path.Value is { } asked
        && asked.LastIndexOf('/') is > 0 and var end
        && _endpoints.Value.Values.Any(endpoint => asked.AsSpan(1, end - 1).Equals(Served(endpoint).ServiceName, StringComparison.OrdinalIgnoreCase));

    private ConnectMethod Create(Endpoint endpoint)
    {
        var method = Served(endpoint);
        var isReadable = method.Type == MethodType.Unary
            && endpoint.Metadata.GetMetadata<IdempotencyAttribute>() is { Level: IdempotencyLevel.NoSideEffects };
        return new ConnectMethod(method.FullName, method.Type, isReadable, Codecs(method));
    }

    // those of other services than contracts, such as reflection, can be called in protobuf
    private IReadOnlyList<IMessageCodec> Codecs(IMethod method)
    {
        var descriptor = contracts.Files.Append(HealthReflection.Descriptor.ToProto())
            .SelectMany(file => file.Service.Where(service => Name(file, service) == method.ServiceName))
            .SelectMany(service => service.Method)
            .FirstOrDefault(described => described.Name == method.Name);
        return descriptor is not null && Message(descriptor.InputType) is { } request && Message(descriptor.OutputType) is { } response
            ? [new JsonCodec(request, response), ProtoCodec.Instance]
            : [ProtoCodec.Instance];
    }

    private JsonMessage? Message(string type) => types.Find(type.TrimStart('.'));

    private static string Name(FileDescriptorProto file, ServiceDescriptorProto service) =>
        file.Package.Length > 0 ? $"{file.Package}.{service.Name}" : service.Name;

    private static IMethod Served(Endpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<GrpcMethodMetadata>().Method;
}
