using System.Diagnostics;
using Grpc.Core;

namespace CodeFirst.Client.Internal.Metrics;

/// <summary>Times one call; it ends once, by its status or because its caller left it.</summary>
internal sealed class CallTimer(string method, string target)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private int _ended;

    public void End(StatusCode status)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
            ClientMeter.CallEnded(method, target, StatusWord.Of(status), Stopwatch.GetElapsedTime(_began));
    }

    public async Task<T> Until<T>(Task<T> result)
    {
        try
        {
            var answer = await result.ConfigureAwait(false);
            End(StatusCode.OK);
            return answer;
        }
        catch (RpcException failed)
        {
            End(failed.StatusCode);
            throw;
        }
    }

    public IAsyncStreamReader<T> Until<T>(IAsyncStreamReader<T> responses) => new Reader<T>(responses, this);

    /// <summary>What disposes of a call, which ends one that has no status yet.</summary>
    public Action Left(Action dispose) => () =>
    {
        End(StatusCode.Cancelled);
        dispose();
    };

    private sealed class Reader<T>(IAsyncStreamReader<T> responses, CallTimer timer) : IAsyncStreamReader<T>
    {
        public T Current => responses.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            try
            {
                var more = await responses.MoveNext(cancellationToken).ConfigureAwait(false);
                if (!more)
                    timer.End(StatusCode.OK);
                return more;
            }
            catch (RpcException failed)
            {
                timer.End(failed.StatusCode);
                throw;
            }
        }
    }
}
