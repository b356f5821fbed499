using CodeFirst.Schema.OpenApi;

namespace CodeFirst.Schema;

/// <summary>
/// The unary calls of a contract as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1.html): the Connect protocol with JSON, a
/// POST for each method and a GET too for one without side effects, with messages as protobuf writes JSON
/// (https://protobuf.dev/programming-guides/json/).
/// </summary>
/// <remarks>
/// Streams are no JSON requests, so they are no paths: a generated client would have a method that never works. The extension
/// <c>x-streams</c> lists them with their messages. Descriptions are the contract's comments, limits are .NET's validation attributes where
/// JSON Schema has a word for them, and examples are the <c>example</c> elements of the fields' comments, or made up to keep the limits.
/// There is no server in the document: by OpenAPI's rule it is then the host that the document came from.
/// </remarks>
public static class OpenApiPrinter
{
    /// <summary>Prints the document of every service of the contract.</summary>
    /// <param name="schema">The contract.</param>
    /// <returns>JSON that ends with a newline, in the order of the contract: the same contract gives the same text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is <see langword="null"/>.</exception>
    /// <exception cref="ContractException">
    /// A field's example is no value of it, or breaks its limits; or a validation attribute contradicts itself.
    /// </exception>
    public static string Print(ContractSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var index = new ContractIndex(schema);
        var rules = new FieldRules(index);
        var document = new DocumentWriter(index, new SchemaWriter(index, rules), new ExampleWriter(index, rules)).Write();
        rules.Findings.ThrowIfAny();
        return JsonText.Of(document);
    }
}
