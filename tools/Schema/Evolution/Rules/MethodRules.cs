using CodeFirst.Schema.Evolution.CSharp;
using CodeFirst.Schema.Evolution.Model;

namespace CodeFirst.Schema.Evolution.Rules;

/// <summary>What a method takes, what it returns, and what may be done with it.</summary>
internal static class MethodRules
{
    public static IEnumerable<Rule> All =>
    [
        Same("RPC_SAME_REQUEST_TYPE", "A method keeps its request type.", "its request type", method => method.Input),
        Same("RPC_SAME_RESPONSE_TYPE", "A method keeps its response type.", "its response type", method => method.Output),
        Same(
            "RPC_SAME_CLIENT_STREAMING", "A method's requests stay a stream, or stay one.", "its requests",
            method => Streaming(method.Descriptor.ClientStreaming)),
        Same(
            "RPC_SAME_SERVER_STREAMING", "A method's responses stay a stream, or stay one.", "its responses",
            method => Streaming(method.Descriptor.ServerStreaming)),
        Same(
            "RPC_SAME_IDEMPOTENCY_LEVEL", "A method keeps its idempotency level, which callers retry by.", "its idempotency level",
            method => $"{method.Idempotency}"),
    ];

    private static Rule Same(string id, string sentence, string what, Func<Method, string> value)
        => Finders.Methods(id, sentence, Category.All, pair => value(pair.Before) == value(pair.After) ? null : new Break(
            pair.Before.FullName,
            $"changed {what} from {value(pair.Before)} to {value(pair.After)}",
            Callers.All,
            Remedies.KeepMethod(pair.Before)));

    private static string Streaming(bool isStream) => isStream ? "a stream" : "a single message";
}
