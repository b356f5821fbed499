using System.Reflection;

namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>A C# program with the contract's own interface.</summary>
internal sealed class DotNet : ILanguage
{
    public string Name => ".NET";

    public string? Write(CallSketch call)
    {
        var contract = call.Route.Contract;
        if (!contract.IsVisible || contract.IsGenericType || !CSharpLiteral.CanName(call.Route.Request) || Call(call) is not { } lines)
            return null;
        SortedSet<string> spaces = new(StringComparer.Ordinal) { "CodeFirst.Client" };
        var literal = new CSharpLiteral(call, spaces).Message(call.Method.InputType, call.Route.Request, call.Request);
        if (contract.Namespace is { } space)
            spaces.Add(space);
        return $"""
            // dotnet add package CodeFirst.Client, and a reference to the contract's assembly, {contract.Assembly.GetName().Name}
            {string.Join('\n', spaces.Select(name => $"using {name};"))}

            using var client = CodeFirstClient.Create<{CSharpLiteral.NameOf(contract)}>("{call.Origin.Grpc}");
            {(TakesRequest(call) ? $"var request = {literal};\n" : "")}{lines}

            """;
    }

    private static bool TakesRequest(CallSketch call) => call.Route.Method.GetParameters() is [var first, ..] && !IsContext(first);

    private static bool IsContext(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(ProtoBuf.Grpc.CallContext);

    private static string? Call(CallSketch call)
    {
        var arguments = call.Route.Method.GetParameters()
            .Where(parameter => !parameter.HasDefaultValue)
            .Select(parameter => IsContext(parameter) ? "default" : Argument(parameter))
            .ToList();
        if (arguments.Contains(null))
            return null;
        var made = $"client.Service.{call.Route.Method.Name}({string.Join(", ", arguments)})";
        var returned = call.Route.Method.ReturnType;
        if (returned == typeof(void))
            return $"{made};";
        if (returned == typeof(Task) || returned == typeof(ValueTask))
            return $"await {made};";
        var definition = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        if (definition == typeof(IAsyncEnumerable<>))
            return $"await foreach (var reply in {made})\n    Console.WriteLine(reply);";
        return definition == typeof(Task<>) || definition == typeof(ValueTask<>) ? $"Console.WriteLine(await {made});" : null;
    }

    private static string? Argument(ParameterInfo parameter)
    {
        var definition = parameter.ParameterType.IsGenericType ? parameter.ParameterType.GetGenericTypeDefinition() : null;
        if (definition == typeof(IObservable<>))
            return null;
        return definition == typeof(IAsyncEnumerable<>) ? "new[] { request }.ToAsyncEnumerable()" : "request";
    }
}
