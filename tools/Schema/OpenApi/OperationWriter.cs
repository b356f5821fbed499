using System.Text.Json.Nodes;
using CodeFirst.Schema.Services;
using Google.Protobuf.Reflection;
using static Google.Protobuf.Reflection.MethodOptions.Types;

namespace CodeFirst.Schema.OpenApi;

/// <summary>One method: a path when it is unary, else an entry of <c>x-streams</c>.</summary>
internal sealed class OperationWriter(ContractIndex index, ExampleWriter examples)
{
    /// <summary>The POST, and the GET when nothing changes by it.</summary>
    public JsonObject Path(Route route, MethodDescriptorProto method, bool isDeprecated)
    {
        var (request, response) = (Content(method.InputType, route.Request), Content(method.OutputType, route.Response));
        var post = Operation(route, isDeprecated, $"{route.Service}.{route.Name}", [Common("connect-protocol-version"), Common("connect-timeout-ms")]);
        post["requestBody"] = new JsonObject { ["required"] = true, ["content"] = request.DeepClone() };
        AddResponses(post, response);
        var path = new JsonObject { ["post"] = post };
        if (method.Options?.IdempotencyLevel != IdempotencyLevel.NoSideEffects)
            return path;

        var message = new JsonObject
        {
            ["name"] = "message",
            ["in"] = "query",
            ["required"] = true,
            ["description"] = "The request.",
            ["content"] = request,
        };
        var get = Operation(
            route, isDeprecated, $"{route.Service}.{route.Name}.get", [Common("connect"), Common("encoding"), message, Common("connect-timeout-ms")]);
        AddResponses(get, response);
        path["get"] = get;
        return path;
    }

    public JsonObject Stream(Route route, MethodDescriptorProto method, bool isDeprecated)
    {
        var stream = new JsonObject
        {
            ["kind"] = (route.ClientStreams, route.ServerStreams) switch
            {
                (true, true) => "duplex streaming",
                (true, false) => "client streaming",
                _ => "server streaming",
            },
        };
        Describe(stream, route, isDeprecated);
        stream["contentType"] = "application/connect+json";
        stream["request"] = Media(method.InputType, route.Request);
        stream["response"] = Media(method.OutputType, route.Response);
        return stream;
    }

    private JsonObject Operation(Route route, bool isDeprecated, string id, JsonArray parameters)
    {
        var operation = new JsonObject { ["tags"] = JsonText.Array([route.Service]) };
        Describe(operation, route, isDeprecated);
        operation["operationId"] = id;
        if (SecurityRequirements.Of(route) is { Count: > 0 } security)
            operation["security"] = security;
        operation["parameters"] = parameters;
        return operation;
    }

    private void Describe(JsonObject operation, Route route, bool isDeprecated)
    {
        var comment = index.Comment($"{route.Service}.{route.Name}");
        if (comment.Length > 0)
        {
            operation["summary"] = Words.Summary(comment);
            operation["description"] = comment;
        }

        if (isDeprecated)
            operation["deprecated"] = true;
    }

    private static void AddResponses(JsonObject operation, JsonObject content) => operation["responses"] = new JsonObject
    {
        ["200"] = new JsonObject { ["description"] = "The answer.", ["content"] = content.DeepClone() },
        ["default"] = ConnectParts.Reference("responses", "connect-error"),
    };

    private JsonObject Content(string typeName, Type declared) => new() { [ConnectParts.Json] = Media(typeName, declared) };

    private JsonObject Media(string typeName, Type declared)
    {
        var media = new JsonObject { ["schema"] = SchemaWriter.Reference(typeName) };
        if (examples.Write(typeName, declared) is { } example)
            media["example"] = example;
        return media;
    }

    private static JsonObject Common(string name) => ConnectParts.Reference("parameters", name);
}
