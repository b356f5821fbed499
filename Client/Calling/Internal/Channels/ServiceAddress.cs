namespace CodeFirst.Client.Internal.Channels;

/// <summary>The forms of an address: one place, a name that stands for several, or a list.</summary>
internal static class ServiceAddress
{
    public static bool IsBalanced(Uri address) => address.Scheme is "dns" or "static";

    /// <summary>Whether calls to it are not encrypted.</summary>
    public static bool IsPlaintext(CodeFirstClientOptions options)
        => options.Address is { } address && (IsBalanced(address) ? options.Plaintext : address.Scheme == Uri.UriSchemeHttp);

    // gRPC puts /Service/Operation in the path of http and https, and would drop anything else there without a word
    public static bool IsUsable(Uri address) => address.IsAbsoluteUri && address switch
    {
        { Scheme: "http" or "https" } => address is { PathAndQuery: "/", Fragment: "" },
        { Scheme: "dns", Authority: "" } => HostsOf(address) is [not null],
        { Scheme: "static", Authority: "" } => HostsOf(address) is { Count: > 0 } hosts && hosts.All(host => host is not null),
        _ => false,
    };

    /// <summary>What stands behind <c>SCHEME:///</c>, separated by commas; <see langword="null"/> for what is not HOST:PORT.</summary>
    public static IReadOnlyList<Uri> HostsOf(Uri address)
        => [.. address.OriginalString[(address.Scheme.Length + 4)..].Split(',').Select(Host)!];

    private static Uri? Host(string host)
        => Uri.TryCreate($"http://{host}", UriKind.Absolute, out var parsed) && parsed is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            && host.EndsWith($":{parsed.Port}", StringComparison.Ordinal)
                ? parsed
                : null;
}
