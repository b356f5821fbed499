using System.Diagnostics.CodeAnalysis;
using CodeFirst.Hosting.Internal.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CodeFirst.Hosting;

/// <summary>Maps the contract page.</summary>
public static class ContractPageExtensions
{
    /// <summary>
    /// Serves a page for people of every contract that <see cref="CodeFirstEndpointExtensions.MapCodeFirst{TService}"/> maps: its services and
    /// messages, downloads for other languages, snippets that run as they stand, and a form to call each method from the browser. Whom it is
    /// for, <see cref="ContractPageOptions"/> say.
    /// </summary>
    /// <remarks>
    /// A browser needs HTTP/1.1 or TLS: an endpoint for it has <c>Protocols</c> <c>Http1</c> or <c>Http1AndHttp2</c>. Calls made on the page go the
    /// way of every other call, and are given the metadata that was typed in and nothing else.
    /// </remarks>
    /// <param name="endpoints">The endpoints of the application.</param>
    /// <param name="path">Where the page is. Default: <c>/</c>.</param>
    /// <returns>The convention builder of the page's endpoints, for example to require authorization.</returns>
    /// <exception cref="InvalidOperationException"><c>AddCodeFirst</c> was not called.</exception>
    public static IEndpointConventionBuilder MapContractPage(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string path = "/")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(path);
        var page = endpoints.ServiceProvider.GetService<PageEndpoints>()
            ?? throw new InvalidOperationException(
                "The contract page cannot be mapped: call builder.Services.AddCodeFirst() before the application is built.");
        return page.Map(endpoints, path);
    }
}
