using System.Text.Json.Nodes;
using CodeFirst.Schema;
using CodeFirst.Schema.OpenApi;
using CodeFirst.Schema.Services;
using Google.Protobuf.Reflection;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>One call of a method, before it is written in a language.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Index">The elements of the contract.</param>
/// <param name="Rules">What C# says of its fields.</param>
/// <param name="Route">The method.</param>
/// <param name="Method">The method as protobuf has it.</param>
internal sealed record CallSketch(ContractSchema Contract, ContractIndex Index, FieldRules Rules, Route Route, MethodDescriptorProto Method)
{
    /// <summary>The request in JSON; empty when there is no example of one.</summary>
    public required JsonNode Request { get; init; }

    public required PageOrigin Origin { get; init; }

    public string Path => $"/{Route.Service}/{Route.Name}";

    /// <summary>The service's name without its package.</summary>
    public string Service => Route.Service[(Route.Service.LastIndexOf('.') + 1)..];

    /// <summary>The file that declares the service.</summary>
    public SchemaFile File => Contract.Files.First(file => TypePlace.FullName(file.Descriptor.Package, Service) == Route.Service
        && file.Descriptor.Service.Any(service => service.Name == Service));

    public bool IsUnary => !Route.ClientStreams && !Route.ServerStreams;

    /// <summary>The request in JSON on one line, to stand between single quotes of a shell.</summary>
    public string ShellRequest => ExampleText.OnOneLine(Request).Replace("'", @"'\''", StringComparison.Ordinal);

    public TypePlace Place(string typeName) => TypePlace.Find(Contract, typeName);
}
