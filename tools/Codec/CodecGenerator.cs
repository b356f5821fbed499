using System.Collections.Immutable;
using CodeFirst.Codec.Model;
using CodeFirst.Codec.Reading;
using CodeFirst.Codec.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeFirst.Codec;

/// <summary>
/// Writes a codec for every <c>[ProtoContract]</c> type that it can, and says why of the others; and what serves the operations of every
/// <c>[Service]</c> interface, where no more than the usual kinds of methods are in it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CodecGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor LeftOut = new(
        "CF1001",
        "Left to protobuf-net",
        "{0} is written and read by protobuf-net, not by generated code: {1}",
        "CodeFirst",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // a contract for .NET Standard has no runtime to call
        var canRun = context.CompilationProvider.Select((compilation, _) =>
            compilation.GetTypeByMetadataName("CodeFirst.Marshalling.Codec`1") is not null
            && compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp11 });
        var messages = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ProtoBuf.ProtoContractAttribute",
            (node, _) => node is TypeDeclarationSyntax,
            (found, _) => MessageReader.Read((INamedTypeSymbol)found.TargetSymbol, found.SemanticModel.Compilation));

        context.RegisterSourceOutput(messages.Collect().Combine(canRun), (output, found) =>
        {
            if (found.Right)
                Write(output, found.Left);
        });
        InitializeOperations(context, canRun);
    }

    private static void InitializeOperations(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<bool> canRun)
    {
        var contracts = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ProtoBuf.Grpc.Configuration.ServiceAttribute",
            (node, _) => node is InterfaceDeclarationSyntax,
            (found, _) => ContractReader.Read((INamedTypeSymbol)found.TargetSymbol, found.SemanticModel.Compilation));

        context.RegisterSourceOutput(contracts.Collect().Combine(canRun), (output, found) =>
        {
            // a partial interface can be found twice
            var written = found.Left.OfType<Contract>().GroupBy(contract => contract.Type).Select(same => same.First()).ToList();
            if (found.Right && written.Count > 0)
                output.AddSource("Operations.g.cs", OperationWriter.Write(written));
        });
    }

    private static void Write(SourceProductionContext output, ImmutableArray<Message> found)
    {
        var messages = Closure.Of(found);
        foreach (var message in messages.Where(message => message.Refusal is not null))
            output.ReportDiagnostic(Diagnostic.Create(LeftOut, message.Place.ToLocation(), message.Name, message.Refusal));
        if (messages.Where(message => message.Refusal is null).ToList() is { Count: > 0 } written)
            output.AddSource("Codecs.g.cs", FileWriter.Write(written));
    }
}
