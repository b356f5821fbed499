using System.Globalization;
using System.Text.Json.Nodes;
using CodeFirst.Annotations;
using CodeFirst.Hosting.Internal.Page.Snippets;
using CodeFirst.Schema;
using CodeFirst.Schema.OpenApi;
using CodeFirst.Schema.Services;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Page.Document;

/// <summary>Services and their methods: what they do, how they are called, and by which lines.</summary>
internal sealed class MethodWriter(ContractSchema schema, ContractIndex index, FieldRules rules, PageOrigin origin)
{
    private readonly ExampleWriter _examples = new(index, rules);

    public JsonObject Service(string name, ServiceDescriptorProto service)
    {
        var routes = RouteRecorder.Record((Type)index.Member(name)!).ToDictionary(route => route.Name);
        return new JsonObject
        {
            ["name"] = name,
            ["comment"] = index.Comment(name),
            ["deprecated"] = service.Options?.Deprecated == true,
            ["methods"] = new JsonArray([.. service.Method.Select(method => Method(routes[method.Name], method))]),
        };
    }

    private JsonObject Method(Route route, MethodDescriptorProto method)
    {
        var policy = CallPolicy.Of(route.Method, isUnary: !route.ClientStreams && !route.ServerStreams);
        var comment = Comment(route);
        var example = _examples.Write(method.InputType, route.Request);
        var written = new JsonObject
        {
            ["name"] = route.Name,
            ["comment"] = comment,
            ["deprecated"] = method.Options?.Deprecated == true,
            ["clientStreams"] = route.ClientStreams,
            ["serverStreams"] = route.ServerStreams,
            ["request"] = method.InputType[1..],
            ["response"] = method.OutputType[1..],
            ["idempotency"] = Idempotency(method),
            ["retried"] = policy.IsRetried,
            ["scopes"] = new JsonArray([.. Scopes.Of(route).Select(scope => JsonText.Array(scope.AnyOf))]),
            ["statuses"] = JsonText.Array(Statuses.In(comment)),
            ["snippets"] = Snippets(new CallSketch(schema, index, rules, route, method)
            {
                Request = example?.DeepClone() ?? new JsonObject(),
                Origin = origin,
            }),
        };
        if (policy.Timeout is { } timeout)
            written["timeout"] = timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
        if (example is not null)
            written["example"] = example.DeepClone();
        return written;
    }

    /// <summary>The scopes that it names too have a place of their own.</summary>
    private string Comment(Route route) => Scopes.Notes(route)
        .Aggregate(index.Comment($"{route.Service}.{route.Name}"), (comment, note) => comment.Replace(note, "", StringComparison.Ordinal))
        .Trim();

    private static JsonArray Snippets(CallSketch sketch) =>
    [
        .. Languages.All
            .Select(language => (language.Name, Code: language.Write(sketch)))
            .Where(snippet => snippet.Code is not null)
            .Select(JsonNode (snippet) => new JsonObject { ["language"] = snippet.Name, ["code"] = snippet.Code }),
    ];

    private static string Idempotency(MethodDescriptorProto method) => method.Options?.IdempotencyLevel switch
    {
        MethodOptions.Types.IdempotencyLevel.NoSideEffects => "NO_SIDE_EFFECTS",
        MethodOptions.Types.IdempotencyLevel.Idempotent => "IDEMPOTENT",
        _ => "",
    };
}
