using CodeFirst.Contracts;
using CodeFirst.Testing;
using CodeFirst.Tests.Client;
using CodeFirst.Tests.Hosting.Limits;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Streaming;

/// <summary>Streams of a real host: nobody waits for a message that is written.</summary>
[TestFixture]
internal sealed class StreamedCallTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_response_arrives_while_its_source_waits()
    {
        var source = new PushSource<ExportUserStatsResponse>();
        await using var host = await ContractHost.StartAsync(new StubUserService { OnExport = (_, _) => source }, StopTheClock);
        using var client = host.CreateClient<IUserService>();
        await using var chunks = client.Service.ExportUserStats(new ExportUserStatsRequest()).GetAsyncEnumerator();

        for (var id = 1; id <= 3; id++)
        {
            source.Push(new ExportUserStatsResponse { UserIds = [id] });
            Assert.That(await chunks.MoveNextAsync().AsTask().WaitAsync(Patience));
            Assert.That(chunks.Current.UserIds, Is.EqualTo([id]));
        }
    }

    [Test]
    public async Task Each_request_of_an_exchange_is_answered_before_the_next()
    {
        await using var host = await ContractHost.StartAsync(new StubUserService
        {
            OnWatch = (requests, _) => requests.Select(request => new WatchUserStatsResponse { UserId = request.AddUserIds.Single() }),
        }, StopTheClock);
        using var client = host.CreateClient<IUserService>();
        var requests = new PushSource<WatchUserStatsRequest>();
        await using var answers = client.Service.WatchUserStats(requests).GetAsyncEnumerator();

        for (var id = 1; id <= 3; id++)
        {
            requests.Push(new WatchUserStatsRequest { AddUserIds = [id] });
            Assert.That(await answers.MoveNextAsync().AsTask().WaitAsync(Patience));
            Assert.That(answers.Current.UserId, Is.EqualTo(id));
        }
    }

    [Test]
    public async Task A_stream_of_many_small_messages_arrives_whole()
    {
        const int Chunks = 20_000;
        await using var host = await ContractHost.StartAsync(new StubUserService
        {
            OnExport = (_, _) => Enumerable.Range(1, Chunks)
                .Select(id => new ExportUserStatsResponse { UserIds = [id] }).ToAsyncEnumerable(),
        });
        using var client = host.CreateClient<IUserService>();

        var ids = await client.Service.ExportUserStats(new ExportUserStatsRequest()).SelectMany(chunk => chunk.UserIds).ToListAsync();

        Assert.That(ids, Is.EqualTo(Enumerable.Range(1, Chunks)));
    }

    [Test]
    public async Task A_service_that_never_waits_ends_when_its_caller_has_gone()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await ContractHost.StartAsync(new StubUserService { OnExport = (_, _) => Endless(ended) });
        using var client = host.CreateClient<IUserService>();

        await client.Service.ExportUserStats(new ExportUserStatsRequest()).CollectAsync(1);

        await ended.Task.WaitAsync(Patience);
    }

    // no time passes, so that nothing is flushed for that
    private static void StopTheClock(IServiceCollection services) => services.AddSingleton<TimeProvider>(new ManualClock());

    private static async IAsyncEnumerable<ExportUserStatsResponse> Endless(TaskCompletionSource ended)
    {
        try
        {
            while (true)
                yield return new ExportUserStatsResponse { UserIds = [1] };
        }
        finally
        {
            ended.SetResult();
        }
    }
}
