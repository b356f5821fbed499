using CodeFirst.Hosting;

namespace CodeFirst.Service.Users;

/// <summary>
/// Where those call who speak HTTP/1.1: browsers, <c>curl</c>. Without encryption one port cannot speak that and gRPC's HTTP/2; with it every
/// port does.
/// </summary>
internal static class WebEndpoint
{
    /// <summary>Its address; empty for none. By default there is one where no address was named at all, and none needs encryption.</summary>
    public const string Setting = "Web:Url";

    private const string Default = "http://127.0.0.1:50080";
    private const string Endpoints = "Kestrel:Endpoints";
    private const string Own = $"{Endpoints}:Web";

    /// <summary>Adds it to those that were named, or that are there by default.</summary>
    public static void Add(ConfigurationManager configuration, string byDefault)
    {
        var isNamed = configuration["urls"] is not null || configuration.GetSection(Endpoints).Exists();
        var isEncrypted = configuration[$"{TlsOptions.Section}:{nameof(TlsOptions.Certificate)}"] is not null;
        if ((configuration[Setting] ?? (isNamed || isEncrypted ? "" : Default)) is not { Length: > 0 } url)
            return;
        var endpoints = new Dictionary<string, string?> { [$"{Own}:Url"] = url };
        if (url.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            endpoints[$"{Own}:Protocols"] = "Http1";
        // Kestrel looks at addresses only when it has no endpoints
        if (!configuration.GetSection(Endpoints).Exists())
            foreach (var (i, address) in (configuration["urls"] ?? byDefault).Split(';', StringSplitOptions.RemoveEmptyEntries).Index())
                endpoints[$"{Endpoints}:Grpc{i}:Url"] = address;
        // a list of none: Kestrel would warn that it looks at no other, and an empty text has the host look for one elsewhere
        endpoints["urls"] = ";";
        configuration.AddInMemoryCollection(endpoints);
    }

    /// <returns>The address it is served at; <see langword="null"/> when there is none.</returns>
    public static string? Of(WebApplication app) => app.Configuration[$"{Own}:Url"] is null ? null : app.Urls.Last();
}
