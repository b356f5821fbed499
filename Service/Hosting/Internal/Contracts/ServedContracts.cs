using CodeFirst.Schema;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Routing;

namespace CodeFirst.Hosting.Internal.Contracts;

/// <summary>
/// Every contract mapped so far, and the one schema of them all: the check at start and reflection read the same descriptors.
/// </summary>
internal sealed class ServedContracts
{
    private readonly List<ServedContract> _contracts = [];
    private readonly HashSet<ICollection<EndpointDataSource>> _sources = [];
    private IReadOnlyList<FileDescriptorProto>? _files;
    private bool _started;

    public IReadOnlyList<ServedContract> All => _contracts;

    /// <summary>One file for each package; none before a contract is mapped.</summary>
    /// <exception cref="ContractException">A contract cannot be exported exactly. Carries the findings of all contracts.</exception>
    public IReadOnlyList<FileDescriptorProto> Files => _files ??=
        [.. ContractSchema.FromServices([.. _contracts.Select(contract => contract.Type)]).Files.Select(file => file.Descriptor)];

    public bool IsEmpty => _contracts.Count == 0;

    public void Add(IEnumerable<ServedContract> contracts, IEndpointRouteBuilder endpoints)
    {
        _contracts.AddRange(contracts.Except(_contracts));
        _sources.Add(endpoints.DataSources);
        _files = null;
        // an application with UseEndpoints maps while the host starts
        if (_started)
            Check();
    }

    public void Start()
    {
        _started = true;
        Check();
    }

    private void Check()
    {
        if (!IsEmpty)
            RouteCheck.Run(_contracts, Files, _sources.SelectMany(sources => sources).SelectMany(source => source.Endpoints));
    }
}
