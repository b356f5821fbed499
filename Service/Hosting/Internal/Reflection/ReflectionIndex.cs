using CodeFirst.Hosting.Internal.Contracts;
using Grpc.Reflection;
using Microsoft.AspNetCore.Routing;

namespace CodeFirst.Hosting.Internal.Reflection;

/// <summary>What reflection tells: the code-first services, and the generated ones beside them (health, reflection itself).</summary>
internal sealed class ReflectionIndex
{
    public ReflectionIndex(ServedContracts contracts, EndpointDataSource endpoints)
    {
        var generated = GeneratedServices.Of(endpoints.Endpoints);
        Services = [.. contracts.All.Select(contract => contract.Name)
            .Concat(generated.Select(service => service.FullName))
            .Distinct()
            .Order(StringComparer.Ordinal)];
        Symbols = SymbolRegistry.FromFiles(ContractFiles.Build(contracts.Files).Concat(generated.Select(service => service.File)));
    }

    public IReadOnlyList<string> Services { get; }

    public SymbolRegistry Symbols { get; }
}
