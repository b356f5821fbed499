namespace CodeFirst.Hosting.Internal.Page.Snippets;

/// <summary>Where the service is.</summary>
/// <param name="Http">The address of the page itself, without a slash at its end, for example <c>http://127.0.0.1:50080</c>.</param>
/// <param name="Base">The address of the page's folder, which the downloads lie in, without a slash at its end.</param>
/// <param name="Grpc">Where gRPC is spoken.</param>
internal sealed record PageOrigin(string Http, string Base, string Grpc)
{
    public bool IsEncrypted => Grpc.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Host and port, as clients of gRPC take it.</summary>
    public string Target => new Uri(Grpc) is var address ? $"{address.Host}:{address.Port}" : "";
}
