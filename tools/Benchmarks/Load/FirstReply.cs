using System.Net;
using System.Net.Http.Headers;

namespace CodeFirst.Benchmarks.Load;

/// <summary>Checks one reply in full, so that the load itself only has to compare lengths.</summary>
internal static class FirstReply
{
    /// <returns>The length of the reply's body in bytes, which every later reply has to have.</returns>
    /// <exception cref="InvalidOperationException">The reply is no success.</exception>
    public static async Task<long> CheckAsync(Uri server, PreparedRequest prepared, Version version, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(prepared.Method), new Uri(server, prepared.Path))
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (prepared.IsGrpc)
        {
            request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
            request.Content = new ReadOnlyMemoryContent(prepared.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        }

        using var response = await client.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var status = GrpcStatus(response);
        if (response.StatusCode is not HttpStatusCode.OK || (prepared.IsGrpc && status != "0") || body.Length == 0)
            throw new InvalidOperationException(
                $"{prepared.Path} was answered with HTTP {(int)response.StatusCode}, grpc-status '{status}' and {body.Length} bytes.");
        return body.Length;
    }

    private static string? GrpcStatus(HttpResponseMessage response) =>
        response.TrailingHeaders.TryGetValues("grpc-status", out var inTrailers) ? inTrailers.Single()
        : response.Headers.TryGetValues("grpc-status", out var inHeaders) ? inHeaders.Single()
        : null;
}
