using System.Runtime.CompilerServices;
using CodeFirst.Client;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>An open stream ends with its token.</summary>
[TestFixture]
internal sealed class StreamEndTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    // of the clocks
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_stream_of_responses_is_UNAUTHENTICATED_when_its_token_ends()
    {
        await using var host = await TokenHost.StartAsync();
        await using var watch = Caller(host).Watch(TokenHost.Hello).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        host.Time.Advance(Life + Skew);

        AssertExpired(await TokenHost.FailureAsync(async () => await watch.MoveNextAsync()));
    }

    [Test]
    public async Task A_duplex_stream_is_UNAUTHENTICATED_when_its_token_ends()
    {
        await using var host = await TokenHost.StartAsync();
        await using var talk = Caller(host).Talk(Endless()).GetAsyncEnumerator();
        await talk.MoveNextAsync();

        host.Time.Advance(Life + Skew);

        AssertExpired(await TokenHost.FailureAsync(async () => await talk.MoveNextAsync()));
    }

    [Test]
    public async Task An_upload_is_UNAUTHENTICATED_when_its_token_ends()
    {
        await using var host = await TokenHost.StartAsync();
        var upload = Caller(host).Write(Endless()).AsTask();
        await UntilCalledAsync(host);

        host.Time.Advance(Life + Skew);

        AssertExpired(await TokenHost.FailureAsync(() => upload));
    }

    [Test]
    public async Task A_service_that_does_not_listen_sends_nothing_after_the_end()
    {
        await using var host = await TokenHost.StartAsync(host => host.Vault = new Vault { IsDeaf = true });
        await using var watch = Caller(host).Watch(TokenHost.Hello).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        host.Time.Advance(Life + Skew);
        host.Vault.Ended.SetResult();

        AssertExpired(await TokenHost.FailureAsync(async () => await watch.MoveNextAsync()));
    }

    [Test]
    public async Task A_stream_that_does_not_end_is_cut_a_grace_later()
    {
        await using var host = await TokenHost.StartAsync(host => host.Vault = new Vault { IsDeaf = true });
        await using var watch = Caller(host).Watch(TokenHost.Hello).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        host.Time.Advance(Life + Skew);
        host.Time.Advance(TimeSpan.FromSeconds(1));

        // what gRPC makes of a reset stream
        Assert.That(await TokenHost.StatusAsync(async () => await watch.MoveNextAsync()), Is.EqualTo(StatusCode.Internal));
        host.Vault.Ended.SetResult();
    }

    [Test]
    public async Task A_stream_goes_on_until_its_token_ends()
    {
        await using var host = await TokenHost.StartAsync(host => host.Vault = new Vault { IsDeaf = true });
        await using var watch = Caller(host).Watch(TokenHost.Hello).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        host.Time.Advance(Life + Skew - TimeSpan.FromSeconds(1));
        host.Vault.Ended.SetResult();

        Assert.That(await watch.MoveNextAsync(), Is.True);
    }

    [Test]
    public async Task A_stream_outlives_its_token_when_told_so()
    {
        await using var host = await TokenHost.StartAsync(host =>
        {
            host.Vault = new Vault { IsDeaf = true };
            host.Settings["CodeFirst:Tokens:EndStreams"] = "false";
        });
        await using var watch = Caller(host).Watch(TokenHost.Hello).GetAsyncEnumerator();
        await watch.MoveNextAsync();

        host.Time.Advance(Life + Skew);
        host.Vault.Ended.SetResult();

        Assert.That(await watch.MoveNextAsync(), Is.True);
    }

    [Test]
    public async Task A_token_of_years_opens_streams_too()
    {
        await using var host = await TokenHost.StartAsync();
        var caller = host.Caller(host.Issuer.Issue(host.Time.GetUtcNow().AddYears(2), ("scope", "vault.watch")));

        Assert.That((await caller.Watch(TokenHost.Hello).FirstAsync()).Text, Is.EqualTo("hello"));
    }

    private static IVault Caller(TokenHost host) =>
        host.Caller(host.Issuer.Issue(host.Time.GetUtcNow() + Life, ("scope", "vault.read vault.write vault.watch")));

    private static void AssertExpired(RpcException ended)
    {
        Assert.That(
            (ended.StatusCode, ended.Status.Detail),
            Is.EqualTo((StatusCode.Unauthenticated, "The token has expired. Call again with a new one.")));
        Assert.That(ended.Failure().ErrorInfo?.Reason, Is.EqualTo("TOKEN_EXPIRED"));
        Assert.That(ended.Failure().Origin, Is.EqualTo(FailureOrigin.Service));
    }

    private static async Task UntilCalledAsync(TokenHost host)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (host.Vault.Calls == 0)
            await Task.Delay(20, patience.Token);
    }

    private static async IAsyncEnumerable<Words> Endless([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return TokenHost.Hello;
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
