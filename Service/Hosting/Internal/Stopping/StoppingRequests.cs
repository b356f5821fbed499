using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Stopping;

/// <summary>A stream of requests whose reads end when the host stops, and which knows the read its service left behind.</summary>
internal sealed class StoppingRequests<T>(IAsyncStreamReader<T> requests, CancellationToken ended) : IAsyncStreamReader<T>
{
    public T Current => requests.Current;

    /// <summary>The last read. Nobody else may read the request's body before it is over.</summary>
    public Task<bool> LastRead { get; private set; } = Task.FromResult(true);

    public Task<bool> MoveNext(CancellationToken cancellationToken) =>
        LastRead = requests.MoveNext(cancellationToken.CanBeCanceled ? cancellationToken : ended);
}
