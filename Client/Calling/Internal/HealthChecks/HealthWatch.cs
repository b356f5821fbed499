using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client.Balancer;

namespace CodeFirst.Client.Internal.HealthChecks;

/// <summary>
/// Asks one connection how it is, for as long as it lives, by <c>grpc.health.v1.Health/Watch</c>
/// (https://github.com/grpc/proposal/blob/master/A17-client-side-health-checking.md). A stream that ends after an answer leaves that answer
/// standing while it is opened again, so that a proxy which cuts silent streams takes no address away.
/// </summary>
internal sealed class HealthWatch(HealthQuestion question, Subchannel connection, Action<Verdict> tell, CancellationToken gone)
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);

    public void Start()
    {
        // it begins within whatever call made the connection, and must not carry that call's activity or user with it
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(RunAsync, CancellationToken.None);
    }

    private async Task RunAsync()
    {
        AskedConnection.Current = connection;
        for (var failures = 0; !gone.IsCancellationRequested;)
        {
            var began = question.Time.GetTimestamp();
            if (!await AskAsync().ConfigureAwait(false))
                return;
            failures = question.Time.GetElapsedTime(began) > question.MaxBackoff ? 0 : failures + 1;
            await Task.Delay(Backoff(failures), question.Time, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether to ask again.</returns>
    private async Task<bool> AskAsync()
    {
        using var patience = new CancellationTokenSource(question.Patience, question.Time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone, patience.Token);
        var answered = false;
        try
        {
            using var call = new Health.HealthClient(question.Invoker()).Watch(
                new HealthCheckRequest { Service = question.ServiceName }, cancellationToken: ended.Token);
            while (await call.ResponseStream.MoveNext(ended.Token).ConfigureAwait(false))
            {
                answered = true;
                patience.CancelAfter(Timeout.InfiniteTimeSpan);
                Tell(Verdict.Of(call.ResponseStream.Current.Status));
            }

            return true;
        }
        catch (RpcException failed)
        {
            if (!answered || Verdict.IsRefusal(failed))
                Tell(Verdict.Of(failed));
            return !Verdict.IsRefusal(failed);
        }
#pragma warning disable CA1031 // an interceptor of the application that cannot make this call says nothing against the address
        catch (Exception)
#pragma warning restore CA1031
        {
            Tell(Verdict.Good);
            return false;
        }
    }

    private void Tell(Verdict verdict)
    {
        if (!gone.IsCancellationRequested)
            tell(verdict);
    }

    private TimeSpan Backoff(int failures)
    {
        if (failures == 0)
            return TimeSpan.Zero;
        var wait = Math.Min(FirstBackoff.TotalSeconds * Math.Pow(2, Math.Min(failures, 30) - 1), question.MaxBackoff.TotalSeconds);
        // drawn at random, so that clients do not meet
        return TimeSpan.FromSeconds(wait * (0.8 + (Random.Shared.NextDouble() * 0.4)));
    }
}
