using CodeFirst.Client;
using CodeFirst.Contracts;
using CodeFirst.Testing;
using CodeFirst.Tests.Client;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Testing;

/// <summary>The real host in memory, with everything that can go wrong on the way.</summary>
[TestFixture]
internal sealed class ContractHostTests
{
    private static readonly UserRequest Request = new() { UserId = 42 };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static StubUserService Stub => new FailingUsers(failures: 0).Service;

    [Test]
    public async Task Calls_of_all_four_shapes_are_answered()
    {
        await using var host = await ContractHost.StartAsync(Stub);
        using var client = host.CreateClient<IUserService>();
        var users = client.Service;

        var got = await users.GetUserStats(Request);
        var exported = await users.ExportUserStats(new ExportUserStatsRequest()).ToListAsync();
        var recorded = await users.RecordPoints(Streams.Of(new RecordPointsRequest(), new RecordPointsRequest()));
        var watched = await users.WatchUserStats(Streams.Of(new WatchUserStatsRequest())).ToListAsync();

        Assert.That((got.TotalPoints, exported.Count, recorded.Recorded, watched.Count), Is.EqualTo((1500, 1, 2, 1)));
    }

    [Test]
    public async Task A_reply_of_many_pipes_arrives_whole()
    {
        var name = new string('x', 3_000_000);
        await using var host = await ContractHost.StartAsync(
            new StubUserService { OnGet = (_, _) => ValueTask.FromResult(new UserResponse { Username = name }) });
        using var client = host.CreateClient<IUserService>();

        Assert.That((await client.Service.GetUserStats(Request)).Username, Is.EqualTo(name));
    }

    [Test]
    public async Task Two_calls_that_fail_are_retried_and_counted()
    {
        var service = Stub;
        await using var host = await ContractHost.StartAsync(service);
        using var client = host.CreateClient<IUserService>();
        host.Faults.Fail(nameof(IUserService.GetUserStats), StatusCode.Unavailable, times: 2);

        Assert.That((await client.Service.GetUserStats(new UserRequest { UserId = 42 })).TotalPoints, Is.EqualTo(1500));
        Assert.That(host.Faults.CallsOf(nameof(IUserService.GetUserStats)), Is.EqualTo(3));
    }

    [Test]
    public async Task A_fault_has_its_sentence_hits_its_operation_only_and_ends_when_it_is_cleared()
    {
        await using var host = await ContractHost.StartAsync(Stub);
        using var client = host.CreateClient<IUserService>();
        host.Faults.Fail(nameof(IUserService.GetUserStats), StatusCode.ResourceExhausted, "too many");

        var failed = await Assert.ThrowsAsync<RpcException>(async () => await client.Service.GetUserStats(Request));
        await client.Service.ExportUserStats(new ExportUserStatsRequest()).ToListAsync();
        host.Faults.Clear();
        await client.Service.GetUserStats(Request);

        Assert.That((failed.StatusCode, failed.Status.Detail), Is.EqualTo((StatusCode.ResourceExhausted, "too many")));
    }

    [Test]
    public async Task A_delay_without_end_lasts_until_the_deadline()
    {
        await using var host = await ContractHost.StartAsync(Stub);
        using var client = host.CreateClient<IUserService>();
        host.Faults.Delay(nameof(IUserService.GetUserStats), Timeout.InfiniteTimeSpan);

        await Assert.ThatAsync(
            async () => await client.Service.GetUserStats(Request, Deadline.After(TimeSpan.FromMilliseconds(50))),
            Fails.With(StatusCode.DeadlineExceeded));
    }

    [Test]
    public async Task A_call_on_a_connection_that_is_cut_is_UNAVAILABLE_and_the_next_connects_anew()
    {
        await using var host = await ContractHost.StartAsync(Stub);
        using var client = host.CreateClient<IUserService>(options => options.MaxAttempts = 1);
        host.Faults.Cut(nameof(IUserService.GetUserStats), times: 1);

        await Assert.ThatAsync(
            () => client.Service.GetUserStats(Request).AsTask().WaitAsync(Patience), Fails.With(StatusCode.Unavailable));

        Assert.That((await client.Service.GetUserStats(Request)).TotalPoints, Is.EqualTo(1500));
    }

    [Test]
    public async Task A_cut_connection_is_retried_where_the_contract_allows_it()
    {
        await using var host = await ContractHost.StartAsync(Stub);
        using var client = host.CreateClient<IUserService>();
        host.Faults.Cut(nameof(IUserService.GetUserStats), times: 1);

        var user = await client.Service.GetUserStats(Request).AsTask().WaitAsync(Patience);

        Assert.That((user.TotalPoints, host.Faults.CallsOf(nameof(IUserService.GetUserStats))), Is.EqualTo((1500, 2)));
    }

    [Test]
    public async Task An_open_stream_breaks_with_its_connection()
    {
        await using var host = await ContractHost.StartAsync(Watching());
        using var client = host.CreateClient<IUserService>();
        await using var updates = client.Service.WatchUserStats(Streams.NeverEnding<WatchUserStatsRequest>()).GetAsyncEnumerator();
        await updates.MoveNextAsync();

        host.CutConnections();

        await Assert.ThatAsync(() => updates.MoveNextAsync().AsTask().WaitAsync(Patience), Fails.With(StatusCode.Unavailable));
    }

    [Test]
    public async Task An_open_stream_ends_with_UNAVAILABLE_when_the_host_stops()
    {
        await using var host = await ContractHost.StartAsync(Watching());
        using var client = host.CreateClient<IUserService>();
        await using var updates = client.Service.WatchUserStats(Streams.NeverEnding<WatchUserStatsRequest>()).GetAsyncEnumerator();
        await updates.MoveNextAsync();

        var stopping = host.StopAsync();

        await Assert.ThatAsync(() => updates.MoveNextAsync().AsTask().WaitAsync(Patience), Fails.With(StatusCode.Unavailable));
        await stopping.WaitAsync(Patience);
    }

    [Test]
    public async Task A_host_that_has_stopped_is_UNAVAILABLE()
    {
        await using var host = await ContractHost.StartAsync(Stub);
        using var client = host.CreateClient<IUserService>();
        await host.StopAsync();

        await Assert.ThatAsync(
            () => client.Service.GetUserStats(Request).AsTask().WaitAsync(Patience), Fails.With(StatusCode.Unavailable));
    }

    [Test]
    public async Task Two_hosts_have_nothing_of_each_other()
    {
        await using var one = await ContractHost.StartAsync(Stub);
        await using var two = await ContractHost.StartAsync(Stub);
        using var client = two.CreateClient<IUserService>();

        await client.Service.GetUserStats(Request);

        Assert.That(
            (one.Faults.CallsOf(nameof(IUserService.GetUserStats)), two.Faults.CallsOf(nameof(IUserService.GetUserStats))),
            Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task An_injected_client_connects_to_it_too()
    {
        await using var host = await ContractHost.StartAsync(Stub);
        var services = new ServiceCollection();
        services.AddCodeFirstClient<IUserService>(options =>
        {
            options.Address = new Uri("http://users.example");
            options.ConfigureHandler = host.Connect;
        });
        await using var provider = services.BuildServiceProvider();

        Assert.That((await provider.GetRequiredService<IUserService>().GetUserStats(Request)).TotalPoints, Is.EqualTo(1500));
    }

    [Test]
    public async Task The_container_makes_the_service_when_none_is_given()
    {
        await using var host = await ContractHost.StartAsync<StubUserService>();
        using var client = host.CreateClient<IUserService>();

        await Assert.ThatAsync(async () => await client.Service.GetUserStats(Request), Fails.With(StatusCode.Unimplemented));
    }

    [Test]
    public async Task An_operation_that_is_not_served_is_refused()
    {
        await using var host = await ContractHost.StartAsync(Stub);

        Assert.That(
            () => host.Faults.Fail("GetUsers", StatusCode.Internal),
            Throws.ArgumentException.With.Message.StartsWith(
                "The host serves no operation 'GetUsers'; it serves GetUserStats, ExportUserStats, RecordPoints, WatchUserStats."));
    }

    private static StubUserService Watching() => new()
    {
        OnWatch = (_, context) => Forever(context.CancellationToken),
    };

    private static async IAsyncEnumerable<WatchUserStatsResponse> Forever(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new WatchUserStatsResponse { UserId = 42 };
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }
}
