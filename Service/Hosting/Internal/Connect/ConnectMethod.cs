using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>A method as Connect's callers find it.</summary>
/// <param name="Path">Its route, <c>/package.Service/Method</c>.</param>
/// <param name="Type">Its shape.</param>
/// <param name="IsReadable">Whether it may be called by GET: unary, and <c>NO_SIDE_EFFECTS</c>.</param>
/// <param name="Codecs">What its messages can be written in.</param>
internal sealed record ConnectMethod(string Path, MethodType Type, bool IsReadable, IReadOnlyList<IMessageCodec> Codecs)
{
    private const string Grpc = "application/grpc, application/grpc-web";

    private const string StreamPrefix = "application/connect+";
    private const string UnaryPrefix = "application/";

    public bool IsUnary => Type == MethodType.Unary;

    /// <summary>What comes before the name of a codec in the content types of its calls.</summary>
    public string Prefix => IsUnary ? UnaryPrefix : StreamPrefix;

    /// <summary>The content types that can be posted to it.</summary>
    public string Accepted => $"{string.Join(", ", Codecs.Select(codec => Prefix + codec.Name))}, {Grpc}";

    /// <summary>The HTTP methods by which it can be called.</summary>
    public string Allowed => IsReadable ? "GET, POST" : "POST";

    public IMessageCodec? Find(string? name) => Codecs.FirstOrDefault(codec => string.Equals(codec.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <returns>The codec of a content type, whose parameters say nothing here but that JSON is UTF-8.</returns>
    public IMessageCodec? OfContentType(string? contentType)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        return type.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Find(type[Prefix.Length..].ToString()) : null;
    }
}
