using Grpc.Core;

namespace CodeFirst.Client.Internal.Channels;

/// <summary>Keeps a token until shortly before it ends; however many calls wait for a new one, it is asked for once.</summary>
#pragma warning disable CA1001 // it lives as long as its channel, and the semaphore holds no handle until one is asked for
internal sealed class TokenCache(Func<CancellationToken, ValueTask<BearerToken>> source, TimeProvider time)
#pragma warning restore CA1001
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _asking = new(1);
    private volatile BearerToken? _kept;

    public CallCredentials Credentials => CallCredentials.FromInterceptor(async (context, metadata) =>
        metadata.Add("authorization", $"Bearer {(await GetAsync(context.CancellationToken).ConfigureAwait(false)).Value}"));

    public async ValueTask<BearerToken> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } kept)
            return kept;
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Fresh() ?? (_kept = await AskAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            _asking.Release();
        }
    }

    private BearerToken? Fresh()
        => _kept is { } kept && (kept.ExpiresAt is not { } end || time.GetUtcNow() < end - Margin) ? kept : null;

    private async ValueTask<BearerToken> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not RpcException and not OperationCanceledException)
        {
            throw new RpcException(new Status(
                StatusCode.Unauthenticated, $"There is no bearer token for the call: its source failed: {failure.Message}", failure));
        }
    }
}
