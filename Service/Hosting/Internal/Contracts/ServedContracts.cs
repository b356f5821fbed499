using System.Runtime.CompilerServices;
using CodeFirst.Schema;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeFirst.Hosting.Internal.Contracts;

/// <summary>
/// Every contract mapped so far, and the one schema of them all: the check at start and reflection read the same descriptors.
/// </summary>
internal sealed class ServedContracts
{
    private readonly List<ServedContract> _contracts = [];
    private readonly HashSet<ICollection<EndpointDataSource>> _sources = [];
    private readonly HashSet<IApplicationBuilder> _applications = [];
    private Lazy<ContractSchema>? _schema;
    private IReadOnlyList<FileDescriptorProto>? _files;
    private bool _started;

    public IReadOnlyList<ServedContract> All => _contracts;

    /// <summary>The schema of them all; there is none before a contract is mapped.</summary>
    /// <exception cref="ContractException">A contract cannot be exported exactly. Carries the findings of all contracts.</exception>
    public ContractSchema Schema => (_schema ??= Unread()).Value;

    /// <summary>One file for each package; none before a contract is mapped.</summary>
    /// <exception cref="ContractException">A contract cannot be exported exactly. Carries the findings of all contracts.</exception>
    public IReadOnlyList<FileDescriptorProto> Files => _files ??= [.. Schema.Files.Select(file => file.Descriptor)];

    /// <summary>Every endpoint of the applications they are mapped in.</summary>
    public IEnumerable<Endpoint> Endpoints => _sources.SelectMany(sources => sources).SelectMany(source => source.Endpoints);

    /// <summary>The applications that are endpoints and pipeline in one.</summary>
    public IReadOnlyCollection<IApplicationBuilder> Applications => _applications;

    public bool IsEmpty => _contracts.Count == 0;

    /// <summary>Takes contracts before they are mapped. A native program begins to read them meanwhile, for the check at its start.</summary>
    public void Add(IEnumerable<ServedContract> contracts)
    {
        _contracts.AddRange(contracts.Except(_contracts));
        var schema = _schema = Unread();
        _files = null;
        // what it throws, it throws again to who asks for the schema
        if (!RuntimeFeature.IsDynamicCodeSupported)
            _ = Task.Run(() => schema.Value);
    }

    /// <summary>Takes the endpoints that the contracts are mapped to.</summary>
    public void Mapped(IEndpointRouteBuilder endpoints)
    {
        _sources.Add(endpoints.DataSources);
        if (endpoints is IApplicationBuilder application)
            _applications.Add(application);
        // an application with UseEndpoints maps while the host starts
        if (_started)
            Check();
    }

    public void Start()
    {
        _started = true;
        Check();
    }

    private Lazy<ContractSchema> Unread()
    {
        Type[] types = [.. _contracts.Select(contract => contract.Type)];
        return new(() => ContractSchema.FromServices(types));
    }

    private void Check()
    {
        if (!IsEmpty)
            RouteCheck.Run(_contracts, Files, Endpoints);
    }
}
