namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>A unary call in JSON, by the Connect protocol. Streams are no plain request.</summary>
internal sealed class Curl : ILanguage
{
    public string Name => "curl";

    public string? Write(CallSketch call) => call.IsUnary
        ? $"curl -H 'content-type: application/json' -d '{call.ShellRequest}' \\\n  {call.Origin.Http}{call.Path}\n"
        : null;
}
