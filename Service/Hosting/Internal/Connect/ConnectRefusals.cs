using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>What is answered to requests that are no calls, in HTTP's way.</summary>
internal static class ConnectRefusals
{
    public static Task ContentTypeAsync(HttpContext context, ConnectMethod method)
    {
        context.Response.Headers["accept-post"] = method.Accepted;
        return AsTextAsync(
            context,
            StatusCodes.Status415UnsupportedMediaType,
            $"The content type '{context.Request.ContentType}' is not one of {method.Path}. Send one of {method.Accepted}.");
    }

    public static Task EncodingAsync(HttpContext context, ConnectMethod method) => AsTextAsync(
        context,
        StatusCodes.Status415UnsupportedMediaType,
        $"The encoding '{context.Request.Query["encoding"]}' is not one of {method.Path}. Send ?connect=v1&encoding="
        + $"{string.Join(" or ", method.Codecs.Select(codec => codec.Name))}&message=...");

    public static Task MethodAsync(HttpContext context, ConnectMethod method)
    {
        context.Response.Headers.Allow = method.Allowed;
        return AsTextAsync(
            context,
            StatusCodes.Status405MethodNotAllowed,
            $"{method.Path} is called by {method.Allowed.Replace(",", " or", StringComparison.Ordinal)}, and not by {context.Request.Method}.");
    }

    private static Task AsTextAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
