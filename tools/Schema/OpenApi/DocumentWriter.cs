using System.Text.Json.Nodes;
using CodeFirst.Schema.Services;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.OpenApi;

/// <summary>The whole document.</summary>
internal sealed class DocumentWriter(ContractIndex index, SchemaWriter schemas, ExampleWriter examples)
{
    private const string Calls =
        "A unary method is called by POST of its request as JSON, by the Connect protocol (https://connectrpc.com/docs/protocol); one without "
        + "side effects by GET too. Messages are what protobuf writes in JSON (https://protobuf.dev/programming-guides/json/): 64-bit numbers "
        + "as texts, enums by name, bytes in base64. An absent field has its zero value, and a zero value is not written, unless the field's "
        + "description tells the two apart. A newer service may answer with more fields.";

    private const string Streams =
        "Streaming methods are no plain JSON requests, so there are no paths for them: x-streams lists them, for Connect and gRPC clients.";

    private readonly OperationWriter _operations = new(index, examples);
    private readonly JsonObject _paths = [];
    private readonly JsonObject _streams = [];
    private bool _hasSecurity;

    public JsonObject Write()
    {
        foreach (var (name, service) in index.Services)
            AddService(name, service);
        var document = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = Info(),
            ["tags"] = new JsonArray([.. index.Services.Select(service => Tag(service.Name))]),
            ["paths"] = _paths,
            ["components"] = Components(),
        };
        if (_streams.Count > 0)
            document["x-streams"] = _streams;
        return document;
    }

    private void AddService(string name, ServiceDescriptorProto service)
    {
        var routes = RouteRecorder.Record((Type)index.Member(name)!).ToDictionary(route => route.Name);
        foreach (var method in service.Method)
        {
            var route = routes[method.Name];
            var isDeprecated = service.Options?.Deprecated == true || method.Options?.Deprecated == true;
            _hasSecurity |= Scopes.Of(route).Count > 0;
            if (method.ClientStreaming || method.ServerStreaming)
                _streams[$"/{name}/{method.Name}"] = _operations.Stream(route, method, isDeprecated);
            else
                _paths[$"/{name}/{method.Name}"] = _operations.Path(route, method, isDeprecated);
        }
    }

    private JsonObject Info()
    {
        var comment = index.Services is [var only] ? index.Comment(only.Name) : "";
        return new JsonObject
        {
            ["title"] = string.Join(", ", index.Services.Select(service => service.Name)),
            ["version"] = Versions() is { Length: > 0 } versions ? versions : "unversioned",
            ["description"] = Words.Paragraphs(comment, Calls, _streams.Count > 0 ? Streams : ""),
        };
    }

    /// <summary>Of a contract that only ever grows, the version is the last part of its package, if that is one: <c>shop.orders.v1</c>.</summary>
    private string Versions() => string.Join(", ", index.Services
        .Select(service => service.Name.Split('.') is [.., var version, _] && version.Length > 1 && version[0] == 'v' && char.IsAsciiDigit(version[1])
            ? version
            : "")
        .Where(version => version.Length > 0)
        .Distinct());

    private JsonObject Tag(string service)
    {
        var tag = new JsonObject { ["name"] = service };
        if (index.Comment(service) is { Length: > 0 } comment)
            tag["description"] = comment;
        return tag;
    }

    private JsonObject Components()
    {
        var described = new JsonObject();
        foreach (var name in index.Types)
            described[name] = schemas.Write(name);
        var components = new JsonObject { ["schemas"] = described };
        if (_paths.Count > 0)
        {
            described["connect-error"] = ConnectParts.Error();
            described["connect-error-detail"] = ConnectParts.ErrorDetail();
            components["responses"] = ConnectParts.Responses();
            components["parameters"] = ConnectParts.Parameters();
        }

        if (_hasSecurity)
            components["securitySchemes"] = SecurityRequirements.Schemes();
        return components;
    }
}
