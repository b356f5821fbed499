using System.Reflection;
using CodeFirst.Schema.Comments;
using CodeFirst.Schema.Refusals;
using CodeFirst.Schema.Services;
using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Packages;

/// <summary>
/// One package: routes first, then every type they use, in the order of first use, then the types that name the package. A type that
/// names a package is declared there; one that names none is declared in every package that uses it.
/// </summary>
internal sealed class PackageReader(string name, ContractReader contract)
{
    private readonly FindingList _findings = contract.Findings;
    private readonly MessageReader _messages = new(name, contract.Findings);
    private readonly EnumReader _enums = new(contract.Findings);
    private readonly Dictionary<Type, TypeShape> _read = [];
    private readonly HashSet<Assembly> _assemblies = [];
    private readonly SortedSet<string> _wellKnown = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Import> _imports = new(StringComparer.Ordinal);

    public string Name => name;

    public IReadOnlyList<ServiceShape> Services { get; private set; } = [];

    public TypeScope Scope { get; } = new();

    /// <summary>Every element of the package's file that can have a comment.</summary>
    public IEnumerable<CommentedElement> Elements => DescriptorPaths.Elements(Services, Scope);

    /// <summary>The assemblies that declare a service of the package or a type that names it.</summary>
    public IReadOnlySet<Assembly> Assemblies => _assemblies;

    /// <summary>The types that are declared here because they are used here.</summary>
    public IEnumerable<Type> Unnamed => _read.Keys.Where(type => ContractTypes.Package(type) is null && ContractTypes.Outer(type) is null);

    /// <summary>The other packages of the contract that this one uses, each with its first use.</summary>
    public IReadOnlyDictionary<string, Import> Imports => _imports;

    /// <summary>The files of protobuf's own that are used here.</summary>
    public IReadOnlyCollection<string> WellKnown => _wellKnown;

    public void Read(IReadOnlyList<Type> services)
    {
        _assemblies.UnionWith(services.Select(service => service.Assembly));
        Services = [.. services.OrderBy(ServiceReader.FullName, StringComparer.Ordinal).Select(ReadService)];
        foreach (var assembly in _assemblies.OrderBy(assembly => assembly.FullName, StringComparer.Ordinal).ToList())
            UseNamed(assembly);
    }

    private void UseNamed(Assembly assembly)
    {
        foreach (var type in PackageTypes.Named(assembly, name))
            Use(type, type);
    }

    private ServiceShape ReadService(Type service)
    {
        var fullName = ServiceReader.FullName(service);
        if (!fullName.Split('.').All(ProtoNames.IsIdentifier))
            _findings.Add(ServiceRefusals.BadName(service, fullName));
        var routes = new ServiceReader(_findings).Read(service, method => HasRefusedPayload(service, method));
        var descriptor = new ServiceDescriptorProto { Name = fullName[(fullName.LastIndexOf('.') + 1)..] };
        if (service.IsDefined(typeof(ObsoleteAttribute), inherit: false))
            descriptor.Options = new ServiceOptions { Deprecated = true };
        descriptor.Method.Add(routes.Select(ReadMethod));
        return new ServiceShape(service, descriptor, [.. routes.Select(route => route.Method)])
        {
            Notes = [.. routes.Select(Notes)],
        };
    }

    private static IReadOnlyList<string> Notes(Route route) => [.. PayloadNotes.Of(route.Request, route.Response), .. Scopes.Notes(route)];

    /// <summary>Reads the messages of a method that the server would drop: when one of them is refused, that is why.</summary>
    private bool HasRefusedPayload(Type service, MethodInfo method)
    {
        var payloads = Payloads.Of(method).Where(ContractTypes.IsMessage).ToList();
        var findings = payloads.SelectMany(WrittenTypes.Check).ToList();
        findings.ForEach(_findings.Add);
        var messages = payloads.Select(WrittenTypes.Of).Where(ContractTypes.IsMessage).ToList();
        messages.ForEach(message => Use(message, service));
        return findings.Count > 0 || messages.Exists(contract.Refused.Contains);
    }

    private MethodDescriptorProto ReadMethod(Route route)
    {
        if (!ProtoNames.IsIdentifier(route.Name))
            _findings.Add(ServiceRefusals.BadMethodName(route.Contract, route.Method, route.Name));
        var method = new MethodDescriptorProto
        {
            Name = route.Name,
            InputType = UsePayload(route, route.Request),
            OutputType = UsePayload(route, route.Response),
        };
        if (route.ClientStreams)
            method.ClientStreaming = true;
        if (route.ServerStreams)
            method.ServerStreaming = true;
        if (MethodOptionsReader.Read(route.Method) is { } options)
            method.Options = options;
        return method;
    }

    private string UsePayload(Route route, Type payload)
    {
        if (ContractTypes.FindWellKnown(payload) is { } known)
        {
            _wellKnown.Add(known.File);
            return known.Name;
        }

        if (!ContractTypes.IsMessage(WrittenTypes.Of(payload)))
        {
            _findings.Add(ServiceRefusals.PayloadIsNoMessage(route.Contract, route.Method, payload));
            return "";
        }

        foreach (var finding in WrittenTypes.Check(payload))
            _findings.Add(finding);
        var written = WrittenTypes.Of(payload);
        Use(written, route.Contract);
        return ContractTypes.FullName(written, name);
    }

    /// <summary>Declares the type here, or imports the package that it names.</summary>
    private void Use(Type type, Type user)
    {
        var package = ContractTypes.Package(type) ?? name;
        if (package == name)
        {
            Declare(type);
            return;
        }

        _imports.TryAdd(package, new Import(user, type));
        contract.Package(package, type.Assembly).Declare(type);
    }

    /// <summary>Adds the type, once, and then what it needs; a message that others are declared in comes before them.</summary>
    private void Declare(Type type)
    {
        // a package that several assemblies name is read from all that are reached
        if (ContractTypes.Package(type) is not null && _assemblies.Add(type.Assembly))
            UseNamed(type.Assembly);
        if (_read.ContainsKey(type))
            return;
        var before = _findings.Count;
        var scope = Scope;
        if (ContractTypes.Outer(type) is { } outer)
        {
            Declare(outer);
            if (_read.ContainsKey(type))
                return;
            scope = ((MessageShape)_read[outer]).Nested;
        }

        TypeShape shape = type.IsEnum ? _enums.Read(type) : _messages.Read(type);
        _read.Add(type, shape);
        scope.Add(shape);
        foreach (var value in shape.Uses)
        {
            if (value.WellKnown is { } known)
                _wellKnown.Add(known.File);
            if (value.Declared is { } declared)
                Use(declared, type);
        }

        if (_findings.Count > before || shape.Uses.Any(value => value.Declared is { } declared && contract.Refused.Contains(declared)))
            contract.Refused.Add(type);
    }
}
