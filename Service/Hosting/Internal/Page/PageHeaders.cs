using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Page;

/// <summary>What the browser is told of everything below the page.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // asked for again each time, and answered with 304 when it is the same
        headers.CacheControl = "no-cache";
    }
}
