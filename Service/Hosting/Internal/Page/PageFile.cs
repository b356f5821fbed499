using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Page;

/// <summary>Something to read below the page.</summary>
internal sealed class PageFile(string type, byte[] content)
{
    private readonly string _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content)[..8])}\"";

    public PageFile(string type, string content)
        : this(type, Encoding.UTF8.GetBytes(content))
    {
    }

    /// <summary>What a browser saves it as; <see langword="null"/> when it is to be looked at.</summary>
    public string? SavedAs { get; init; }

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.ETag = _tag;
        if (context.Request.Headers.IfNoneMatch.Contains(_tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = type;
        response.ContentLength = content.Length;
        if (SavedAs is not null)
            response.Headers.ContentDisposition = $"attachment; filename=\"{SavedAs}\"";
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(content, context.RequestAborted);
    }
}
