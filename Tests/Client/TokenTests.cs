using System.Collections.Concurrent;
using CodeFirst.Client;
using CodeFirst.Client.Internal.Channels;
using CodeFirst.Contracts;
using Grpc.Core;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>Calls carry the token their source gives, which is asked no more often than it must.</summary>
[TestFixture]
internal sealed class TokenTests
{
    private static readonly UserRequest Request = new() { UserId = 42 };
    private static readonly DateTimeOffset Noon = StoppedClock.Noon;

    [Test]
    public async Task Every_call_carries_the_token_and_the_source_is_asked_once()
    {
        var (seen, asked) = (new ConcurrentQueue<string?>(), 0);
        await using var host = await SeeingAsync(seen);
        using var client = CodeFirstClient.Create<IUserService>(host.Address, options =>
        {
            options.AllowTokenOverPlaintext = true;
            options.TokenSource = _ => ValueTask.FromResult(new BearerToken($"t{Interlocked.Increment(ref asked)}"));
        });

        await client.Service.GetUserStats(Request);
        await client.Service.GetUserStats(Request);

        Assert.That(seen, Is.EqualTo(["Bearer t1", "Bearer t1"]));
    }

    [TestCase(31, 1)]
    [TestCase(30, 2)]
    [TestCase(-1, 2)]
    public async Task A_token_is_replaced_30_seconds_before_it_ends(int secondsLeft, int asked)
    {
        var times = 0;
        var cache = new TokenCache(
            _ => ValueTask.FromResult(new BearerToken($"t{++times}", Noon.AddSeconds(secondsLeft))), new StoppedClock(Noon));

        await cache.GetAsync(CancellationToken.None);
        await cache.GetAsync(CancellationToken.None);

        Assert.That(times, Is.EqualTo(asked));
    }

    [Test]
    public async Task Calls_that_wait_for_a_token_together_ask_once()
    {
        var (times, token) = (0, new TaskCompletionSource<BearerToken>());
        var cache = new TokenCache(
            _ =>
            {
                times++;
                return new ValueTask<BearerToken>(token.Task);
            },
            TimeProvider.System);
        var calls = Enumerable.Range(0, 8).Select(_ => cache.GetAsync(CancellationToken.None).AsTask()).ToList();

        token.SetResult(new BearerToken("t"));
        await Task.WhenAll(calls);

        Assert.That(times, Is.EqualTo(1));
    }

    [Test]
    public async Task A_call_without_a_token_is_UNAUTHENTICATED_and_the_source_is_asked_again()
    {
        var (seen, asked) = (new ConcurrentQueue<string?>(), 0);
        await using var host = await SeeingAsync(seen);
        using var client = CodeFirstClient.Create<IUserService>(host.Address, options =>
        {
            options.AllowTokenOverPlaintext = true;
            options.TokenSource = _ => asked++ == 0
                ? throw new InvalidDataException("the vault is sealed")
                : ValueTask.FromResult(new BearerToken("t"));
        });

        var failed = await Assert.ThrowsAsync<RpcException>(async () => await client.Service.GetUserStats(Request));
        await client.Service.GetUserStats(Request);

        Assert.That(
            (failed.StatusCode, failed.Status.Detail),
            Is.EqualTo((StatusCode.Unauthenticated, "There is no bearer token for the call: its source failed: the vault is sealed")));
        Assert.That(seen, Is.EqualTo(["Bearer t"]));
    }

    [TestCase("http://127.0.0.1:1", "use https")]
    [TestCase("static:///127.0.0.1:1", "leave Plaintext out")]
    [TestCase("dns:///localhost:1", "leave Plaintext out")]
    public void A_token_over_plaintext_is_refused_unless_told(string address, string remedy)
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>(address, options =>
            {
                options.Plaintext = true;
                options.TokenSource = _ => ValueTask.FromResult(new BearerToken("t"));
            }),
            Throws.ArgumentException.With.Message.EqualTo(
                $"TokenSource is set, and calls to '{address}' are not encrypted, so anyone on the way could read the token: {remedy}, "
                + "or set AllowTokenOverPlaintext where the way itself is safe."));

    [Test]
    public void A_token_for_a_channel_that_is_given_is_refused()
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>(
                new RecordingInvoker(), options => options.TokenSource = _ => ValueTask.FromResult(new BearerToken("t"))),
            Throws.ArgumentException.With.Message.EqualTo(
                "Tls and TokenSource belong to the channel, and this client is given one: set them up there."));

    private static Task<StubUserServiceHost> SeeingAsync(ConcurrentQueue<string?> seen) => StubUserServiceHost.StartAsync(new StubUserService
    {
        OnGet = (_, context) =>
        {
            seen.Enqueue(context.RequestHeaders!.GetValue("authorization"));
            return ValueTask.FromResult(new UserResponse());
        },
    });
}
