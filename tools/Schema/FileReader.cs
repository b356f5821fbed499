using System.Reflection;
using CodeFirst.Schema.Comments;
using CodeFirst.Schema.Refusals;
using CodeFirst.Schema.Services;
using CodeFirst.Schema.Types;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema;

/// <summary>The services of one package to one file: routes first, then every type they use, in the order of first use.</summary>
internal sealed class FileReader
{
    private readonly string _package;
    private readonly FindingList _findings;
    private readonly MessageReader _messages;
    private readonly EnumReader _enums;
    private readonly TypeScope _scope = new();
    private readonly Dictionary<Type, TypeShape> _read = [];
    private readonly HashSet<Type> _refused = [];
    private readonly SortedSet<string> _imports = new(StringComparer.Ordinal);
    private IReadOnlyList<CommentedElement> _elements = [];

    private FileReader(string package, FindingList findings)
    {
        _package = package;
        _findings = findings;
        _messages = new MessageReader(package, findings);
        _enums = new EnumReader(findings);
    }

    public static SchemaFile Read(IReadOnlyList<Type> contracts)
    {
        var findings = new FindingList();
        var packages = contracts.Select(ServiceReader.Package).Distinct().Order(StringComparer.Ordinal).ToList();
        if (packages.Count > 1)
            findings.Add(ServiceRefusals.SeveralPackages(contracts[0].Assembly, packages));
        var options = FileOptionsReader.Read(contracts, packages, findings);
        var reader = new FileReader(packages[0], findings);
        var file = reader.ReadFile(contracts);
        findings.ThrowIfAny();
        options.CopyTo(file);
        return new SchemaFile(file.Name, file) { Elements = reader._elements };
    }

    private FileDescriptorProto ReadFile(IReadOnlyList<Type> contracts)
    {
        var services = contracts.OrderBy(ServiceReader.FullName, StringComparer.Ordinal).Select(ReadService).ToList();
        NameClashes.Check(services, _scope, _findings);

        var file = new FileDescriptorProto { Package = _package, Syntax = "proto3" };
        if (_package.Length == 0)
            file.ClearPackage();
        file.Service.Add(services.Select(service => service.Descriptor));
        file.MessageType.Add(_scope.Messages.Select(Complete));
        file.EnumType.Add(_scope.Enums.Select(shape => shape.Descriptor));
        file.Dependency.Add(_imports);
        _elements = [.. DescriptorPaths.Elements(services, _scope)];
        file.SourceCodeInfo = CommentWriter.Write(contracts, _elements);
        return file;
    }

    private ServiceShape ReadService(Type contract)
    {
        var name = ServiceReader.FullName(contract);
        if (!name.Split('.').All(ProtoNames.IsIdentifier))
            _findings.Add(ServiceRefusals.BadName(contract, name));
        var routes = new ServiceReader(_findings).Read(contract, HasRefusedPayload);
        var descriptor = new ServiceDescriptorProto { Name = name[(name.LastIndexOf('.') + 1)..] };
        if (contract.IsDefined(typeof(ObsoleteAttribute), inherit: false))
            descriptor.Options = new ServiceOptions { Deprecated = true };
        descriptor.Method.Add(routes.Select(ReadMethod));
        return new ServiceShape(contract, descriptor, [.. routes.Select(route => route.Method)])
        {
            Notes = [.. routes.Select(route => PayloadNotes.Of(route.Request, route.Response))],
        };
    }

    /// <summary>Reads the messages of a method that the server would drop: when one of them is refused, that is why.</summary>
    private bool HasRefusedPayload(MethodInfo method)
    {
        var messages = Payloads.Of(method).Where(ContractTypes.IsMessage).Select(WrittenTypes.Of).ToList();
        messages.ForEach(Use);
        return messages.Exists(_refused.Contains);
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
            _imports.Add(known.File);
            return known.Name;
        }

        if (!ContractTypes.IsMessage(payload))
        {
            _findings.Add(ServiceRefusals.PayloadIsNoMessage(route.Contract, route.Method, payload));
            return "";
        }

        foreach (var finding in WrittenTypes.Check(payload))
            _findings.Add(finding);
        var written = WrittenTypes.Of(payload);
        Use(written);
        return ContractTypes.FullName(written, _package);
    }

    /// <summary>Adds the type, once, and then what it needs; a message that others are declared in comes before them.</summary>
    private void Use(Type type)
    {
        if (_read.ContainsKey(type))
            return;
        var before = _findings.Count;
        var scope = _scope;
        if (ContractTypes.Outer(type) is { } outer)
        {
            Use(outer);
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
                _imports.Add(known.File);
            if (value.Declared is { } declared)
                Use(declared);
        }

        if (_findings.Count > before || shape.Uses.Any(value => value.Declared is { } declared && _refused.Contains(declared)))
            _refused.Add(type);
    }

    /// <summary>Nested types in the order protoc meets them in the text: declared ones first, then the entries of maps.</summary>
    private static DescriptorProto Complete(MessageShape message)
    {
        message.Descriptor.NestedType.Add(message.Nested.Messages.Select(Complete));
        message.Descriptor.NestedType.Add(message.Fields.Where(field => field.MapEntry is not null).Select(field => field.MapEntry));
        message.Descriptor.EnumType.Add(message.Nested.Enums.Select(shape => shape.Descriptor));
        return message.Descriptor;
    }
}
