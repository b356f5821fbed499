using System.Collections.Frozen;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>
/// The methods that are served, by their paths. Anything else that callers ask for is of their making, and must not become a time series.
/// </summary>
internal sealed class RegisteredMethods(EndpointDataSource endpoints)
{
    // routing does not tell capitals from small letters either
    private readonly Lazy<FrozenDictionary<string, string>> _names = new(() => endpoints.Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName)
        .OfType<string>()
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(path => path, path => path.TrimStart('/'), StringComparer.OrdinalIgnoreCase));

    /// <returns>The method as <c>package.Service/Method</c>, or <see langword="null"/> when it is not served.</returns>
    public string? Find(PathString path) => path.Value is { } asked && _names.Value.TryGetValue(asked, out var name) ? name : null;
}
