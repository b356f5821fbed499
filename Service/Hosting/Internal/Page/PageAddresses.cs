using CodeFirst.Hosting.Internal.Page.Snippets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Page;

/// <summary>Where the service is, as whoever reads the page reaches it.</summary>
internal sealed class PageAddresses(IServer server, IOptions<ContractPageOptions> options)
{
    /// <summary>Where the browser is.</summary>
    public static string Http(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host.Value}";

    public PageOrigin Of(HttpContext context)
    {
        var path = $"{context.Request.PathBase}{context.Request.Path}";
        return new PageOrigin(Http(context), Http(context) + path[..path.LastIndexOf('/')], Grpc(context));
    }

    private string Grpc(HttpContext context)
    {
        if (options.Value.GrpcAddress is { } given)
            return given.AbsoluteUri.TrimEnd('/');
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var others = addresses.Select(BindingAddress.Parse).Where(address => !address.IsUnixPipe && !address.IsNamedPipe).ToList();
        return others.Find(address => address.Port != context.Connection.LocalPort) is { } other
            ? $"{other.Scheme}://{Host(other, context.Request)}:{other.Port}"
            : Http(context);
    }

    /// <summary>An endpoint of every network is reached by the name the page was.</summary>
    private static string Host(BindingAddress address, HttpRequest request) =>
        address.Host is "0.0.0.0" or "[::]" or "*" or "+" ? request.Host.Host : address.Host;
}
