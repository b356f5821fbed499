using System.Text.Json.Nodes;
using CodeFirst.Hosting.Internal.Page.Snippets;
using CodeFirst.Schema;
using CodeFirst.Schema.OpenApi;

namespace CodeFirst.Hosting.Internal.Page.Document;

/// <summary>Everything that the page shows, as one JSON document.</summary>
internal sealed class PageDocument(ContractSchema schema, PageOrigin origin)
{
    public string Write()
    {
        var index = new ContractIndex(schema);
        var rules = new FieldRules(index);
        var methods = new MethodWriter(schema, index, rules, origin);
        var types = new TypeWriter(index, new FieldWriter(index, rules, new ScalarExamples(rules.Findings)));
        var document = new JsonObject
        {
            ["title"] = string.Join(", ", index.Services.Select(service => service.Name)),
            ["grpc"] = origin.Grpc,
            ["files"] = JsonText.Array(schema.Files.Select(file => file.Name)),
            ["services"] = new JsonArray([.. index.Services.Select(service => methods.Service(service.Name, service.Descriptor))]),
            ["types"] = new JsonArray([.. index.Types.Select(types.Write)]),
        };
        if (Changes.Since(schema) is { } changes)
            document["changes"] = changes;
        return JsonText.Of(document);
    }
}
