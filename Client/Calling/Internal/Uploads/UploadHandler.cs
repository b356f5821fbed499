namespace CodeFirst.Client.Internal.Uploads;

/// <summary>
/// Sends the request of a call that sends a stream once. A server that leaves names the last stream it has seen (GOAWAY, RFC 9113, 6.8), and
/// .NET sends later requests again, to the next server; what gRPC had written of a stream is not among it, and the rest goes nowhere: the
/// call hangs, or the next server takes what it gets for the whole.
/// </summary>
/// <param name="handler">Sends the request.</param>
/// <param name="uploads">The paths of the contract's operations that send streams.</param>
/// <param name="time">Tells how long the source of an upload works.</param>
internal sealed class UploadHandler(HttpMessageHandler handler, HashSet<string> uploads, TimeProvider time) : DelegatingHandler(handler)
{
    /// <returns>The handler itself for a contract whose callers send no streams.</returns>
    public static HttpMessageHandler For<TService>(HttpMessageHandler handler, TimeProvider time)
    {
        var uploads = ServiceContract.Operations(typeof(TService))
            .Where(operation => ServiceContract.IsUpload(operation.Method))
            .Select(operation => operation.FullName).ToHashSet();
        return uploads.Count == 0 ? handler : new UploadHandler(handler, uploads, time);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content && uploads.Contains(request.RequestUri!.AbsolutePath))
            request.Content = new SentOnceContent(content, CallBoundSource.OfAttempt, time);
        return base.SendAsync(request, cancellationToken);
    }
}
