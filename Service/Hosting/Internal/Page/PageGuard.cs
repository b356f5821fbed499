using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Page;

/// <summary>Whom the page is for.</summary>
internal sealed class PageGuard(IOptions<ContractPageOptions> options)
{
    private const string Refusal =
        "There is nothing here. The contract page answers on loopback only, unless CodeFirst:Page:Access is Always.\n";

    public bool Allows(HttpContext context) => options.Value.Access switch
    {
        PageAccess.Always => true,
        PageAccess.OnLoopback => IsLocal(context.Connection.LocalIpAddress) && IsLocal(context.Request.Host.Host),
        _ => false,
    };

    /// <summary>A browser lets every page open sockets to everyone, and says which page it is.</summary>
    public bool AllowsSocket(HttpContext context) =>
        Allows(context)
        && Uri.TryCreate(context.Request.Headers.Origin, UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, Authority(context.Request), StringComparison.OrdinalIgnoreCase);

    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Refusal, context.RequestAborted);
    }

    /// <summary>As <see cref="Uri.Authority"/> writes it: without the port that the scheme has anyway.</summary>
    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var address) ? address.Authority : "";

    private static bool IsLocal(IPAddress? address) =>
        address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
