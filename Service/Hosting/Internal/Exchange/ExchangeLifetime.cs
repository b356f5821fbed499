using Microsoft.AspNetCore.Http.Features;

namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>How long a call in this process may go on: until its caller is gone, or the service cuts it.</summary>
internal sealed class ExchangeLifetime : IHttpRequestLifetimeFeature, IDisposable
{
    private readonly CancellationTokenSource _aborted;
    private readonly IExchangeAnswers _answers;

    public ExchangeLifetime(IExchangeAnswers answers, CancellationToken cancellationToken)
    {
        _answers = answers;
        _aborted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        RequestAborted = _aborted.Token;
    }

    public CancellationToken RequestAborted { get; set; }

    public void Abort()
    {
        _answers.Abort();
        _aborted.Cancel();
    }

    public void Dispose() => _aborted.Dispose();
}
