namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>Any call over gRPC; what it knows of the service, server reflection tells it.</summary>
internal sealed class BufCurl : ILanguage
{
    public string Name => "buf curl";

    public string? Write(CallSketch call) =>
        $"buf curl --protocol grpc {(call.Origin.IsEncrypted ? "" : "--http2-prior-knowledge ")}-d '{call.ShellRequest}' \\\n"
        + $"  {call.Origin.Grpc}{call.Path}\n";
}
