using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>A stream of requests, each of which is checked before the service sees it; the first bad one ends the stream.</summary>
internal sealed class CheckedRequests<T>(IAsyncStreamReader<T> requests, RequestCheck check) : IAsyncStreamReader<T>
    where T : class
{
    private long _position;

    public T Current => requests.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await requests.MoveNext(cancellationToken))
            return false;
        check.Run(requests.Current, _position++);
        return true;
    }
}
