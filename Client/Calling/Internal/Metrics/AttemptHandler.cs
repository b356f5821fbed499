using CodeFirst.Client.Internal.HealthChecks;

namespace CodeFirst.Client.Internal.Metrics;

/// <summary>Measures attempts: it is below retries and hedging, which send one request for each.</summary>
internal sealed class AttemptHandler(HttpMessageHandler handler, string target) : DelegatingHandler(handler)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        // a question about health is no call of the application
        => ClientMeter.CountsAttempts && AskedConnection.Current is null
            ? SendCountedAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendCountedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var attempt = new Attempt(request.RequestUri!.AbsolutePath[1..], target);
        if (request.Content is { } content)
            request.Content = new CountedContent(content, attempt.Sent);
        try
        {
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            attempt.Answered(answer);
            return answer;
        }
        catch (Exception failure)
        {
            attempt.EndedBy(failure);
            throw;
        }
    }
}
