using CodeFirst.Schema;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeFirst.Hosting.Internal.Contracts;

/// <summary>Compares what the contracts promise with what the server bound: protobuf-net.Grpc leaves out in silence.</summary>
internal static class RouteCheck
{
    /// <exception cref="ContractException">A method of a contract is not served.</exception>
    /// <exception cref="InvalidOperationException">A route is mapped twice: routing would fail every call of it.</exception>
    public static void Run(
        IReadOnlyList<ServedContract> contracts,
        IReadOnlyList<FileDescriptorProto> files,
        IEnumerable<Endpoint> endpoints)
    {
        var mapped = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null).ToList();
        RefuseUnserved(contracts, files, [.. mapped.Select(Route)]);
        RefuseAmbiguous(mapped);
    }

    private static void RefuseUnserved(
        IReadOnlyList<ServedContract> contracts, IReadOnlyList<FileDescriptorProto> files, HashSet<string> routes)
    {
        var findings =
            from file in files
            from service in file.Service
            let contract = contracts.First(contract => contract.Package == file.Package && contract.ShortName == service.Name)
            from method in service.Method
            let route = $"/{contract.Name}/{method.Name}"
            where !routes.Contains(route)
            select new Finding(
                contract.Type.FullName!.Replace('+', '.'),
                method.Name,
                $"the server has bound no route {route} for it, and would silently not serve it",
                "let protobuf-net.Grpc bind it by its defaults: without IGrpcService, and without a BinderConfiguration that leaves "
                    + "it out");
        if (findings.ToList() is { Count: > 0 } unserved)
            throw new ContractException(unserved);
    }

    private static void RefuseAmbiguous(IEnumerable<Endpoint> mapped)
    {
        // endpoints bound to hosts may share a route
        var twice = mapped
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHostMetadata>() is null)
            .GroupBy(Route)
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Key} is mapped {same.Count()} times ({string.Join(", ", same.Select(Service))}), and every call of it "
                + "would fail. Map one of them; MapCodeFirst maps health and reflection itself.")
            .ToList();
        if (twice.Count > 0)
            throw new InvalidOperationException(string.Join('\n', twice));
    }

    private static string Route(Endpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<GrpcMethodMetadata>().Method.FullName;

    private static string Service(Endpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<GrpcMethodMetadata>().ServiceType.ToString();
}
