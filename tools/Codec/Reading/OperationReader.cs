using System.Collections.Immutable;
using CodeFirst.Codec.Model;
using Microsoft.CodeAnalysis;

namespace CodeFirst.Codec.Reading;

/// <summary>A method to the call it is served as, by protobuf-net.Grpc's rules.</summary>
internal static class OperationReader
{
    private const string Nothing = "global::ProtoBuf.Grpc.Internal.Empty";

    private static readonly string[] Contexts = ["ProtoBuf.Grpc.CallContext", "System.Threading.CancellationToken"];

    public static Operation? Read(IMethodSymbol method, Compilation compilation)
    {
        if (method.IsGenericMethod || method.IsForbidden() || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None)
            || method.DeclaredAccessibility != Accessibility.Public || method.Has("ProtoBuf.Grpc.Configuration.SimpleRpcExceptionsAttribute"))
            return null;
        var sent = method.Parameters.Select(parameter => parameter.Type).ToList();
        var context = sent.Count > 0 && Contexts.Contains(sent[sent.Count - 1].Definition()) ? sent[sent.Count - 1] : null;
        if (context is not null)
            sent.RemoveAt(sent.Count - 1);
        if (sent.Count > 1)
            return null;

        var request = sent.Count == 0 ? null : Streamed(sent[0]) ?? sent[0];
        var takesStream = sent.Count > 0 && Streamed(sent[0]) is not null;
        var sendsStream = Streamed(method.ReturnType) is not null;
        if (request is not null && !IsMessage(request, compilation))
            return null;
        if (Answer(method.ReturnType, takesStream, compilation) is not { } answer)
            return null;
        var arguments = new List<string>();
        if (request is not null)
            arguments.Add("request");
        if (context is not null)
            arguments.Add(context.Definition() == Contexts[0] ? "new global::ProtoBuf.Grpc.CallContext(service, call)" : "call.CancellationToken");
        return new Operation(
            method.ContainingType.Global(),
            method.Name,
            (takesStream, sendsStream) switch
            {
                (true, true) => "DuplexStreaming",
                (true, false) => "ClientStreaming",
                (false, true) => "ServerStreaming",
                _ => "Unary",
            },
            request?.Global() ?? Nothing,
            answer.Type,
            new Equatable<string>([.. method.Parameters.Select(parameter => parameter.Type.Global())]),
            string.Join(", ", arguments),
            answer.Result);
    }

    /// <summary>The type of the response, and how the method's result becomes a task of it.</summary>
    private static (string Type, string Result)? Answer(ITypeSymbol result, bool takesStream, Compilation compilation)
    {
        const string Reshape = "global::ProtoBuf.Grpc.Internal.Reshape";
        if (Streamed(result) is { } streamed)
            return IsMessage(streamed, compilation) ? (streamed.Global(), "{0}") : null;
        switch (result.Definition())
        {
            case "System.Threading.Tasks.Task":
                return (Nothing, $"{Reshape}.EmptyTask({{0}})");
            case "System.Threading.Tasks.ValueTask":
                return (Nothing, $"{Reshape}.EmptyValueTask({{0}})");
            case "System.Threading.Tasks.Task<TResult>" when Argument(result) is var value && IsMessage(value, compilation):
                return (value.Global(), "{0}");
            case "System.Threading.Tasks.ValueTask<TResult>" when Argument(result) is var value && IsMessage(value, compilation):
                return (value.Global(), "{0}.AsTask()");
            default:
                return !takesStream && IsMessage(result, compilation)
                    ? (result.Global(), $"global::System.Threading.Tasks.Task.FromResult<{result.Global()}>({{0}})")
                    : null;
        }
    }

    private static ITypeSymbol? Streamed(ITypeSymbol type) =>
        type.Definition() == "System.Collections.Generic.IAsyncEnumerable<T>" ? Argument(type) : null;

    private static ITypeSymbol Argument(ITypeSymbol type) => ((INamedTypeSymbol)type).TypeArguments[0];

    /// <summary>What protobuf-net is sure to know: it finds out of others when the program runs.</summary>
    private static bool IsMessage(ITypeSymbol type, Compilation compilation) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsGenericType: false } message
        && message.Has("ProtoBuf.ProtoContractAttribute")
        && !message.IsForbidden()
        && compilation.IsSymbolAccessibleWithin(message, compilation.Assembly);
}
