using CodeFirst.Hosting.Internal.Page.Assets;
using CodeFirst.Hosting.Internal.Page.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeFirst.Hosting.Internal.Page;

/// <summary>The addresses below the page's own.</summary>
internal sealed class PageEndpoints(PageGuard guard, PageFiles files, PageAddresses addresses, PageCalls calls)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string path)
    {
        var page = endpoints.MapGroup(path.TrimEnd('/'));
        Get(page, "/", OpenAsync);
        Get(page, "/page/{name}", context => PageAsset.Find((string)context.GetRouteValue("name")!));
        Get(page, "/page.json", context => files.Document(addresses.Of(context)));
        Get(page, "/openapi.json", context => files.OpenApi(PageAddresses.Http(context)));
        Get(page, "/service_config.json", _ => files.ServiceConfig);
        Get(page, "/contract.binpb", _ => files.DescriptorSet);
        Get(page, "/proto.zip", _ => files.Zip);
        Get(page, "/proto/{**name}", context => files.Proto((string?)context.GetRouteValue("name") ?? ""));
        page.Map("/page/call", Sockets(endpoints));
        return page;
    }

    private void Get(IEndpointRouteBuilder page, string path, Func<HttpContext, PageFile?> find) =>
        Get(page, path, context => find(context) is { } file ? file.WriteAsync(context) : PageGuard.RefuseAsync(context));

    private void Get(IEndpointRouteBuilder page, string path, RequestDelegate write) => page.MapMethods(path, Reading, context =>
    {
        PageHeaders.Set(context.Response.Headers);
        return guard.Allows(context) ? write(context) : PageGuard.RefuseAsync(context);
    });

    /// <summary>Everything on the page is named relative to it.</summary>
    private static Task OpenAsync(HttpContext context)
    {
        if (context.Request.Path.Value is [.., '/'])
            return PageAsset.Index.WriteAsync(context);
        context.Response.Redirect(context.Request.PathBase + context.Request.Path + "/");
        return Task.CompletedTask;
    }

    private RequestDelegate Sockets(IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        // dead connections are told by pings
        pipeline.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = TimeSpan.FromSeconds(15),
            KeepAliveTimeout = TimeSpan.FromSeconds(15),
        });
        pipeline.Run(context =>
        {
            PageHeaders.Set(context.Response.Headers);
            return guard.AllowsSocket(context) ? calls.RunAsync(context) : PageGuard.RefuseAsync(context);
        });
        return pipeline.Build();
    }
}
