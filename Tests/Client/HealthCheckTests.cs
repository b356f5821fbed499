using System.Collections.Concurrent;
using System.Diagnostics;
using CodeFirst.Client;
using CodeFirst.Client.Internal.HealthChecks;
using CodeFirst.Contracts;
using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc.Configuration;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace CodeFirst.Tests.Client;

/// <summary>Among several addresses, calls go to those that say they serve.</summary>
[TestFixture]
internal sealed class HealthCheckTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly UserRequest Request = new() { UserId = 42 };

    [Test]
    public async Task An_address_that_says_NOT_SERVING_leaves_the_rotation_and_returns_with_SERVING()
    {
        var health = new ScriptedHealth();
        await using var one = await ServeAsync("one", new ScriptedHealth());
        await using var two = await ServeAsync("two", health);
        using var client = Create(one, two);
        await BothAnswerAsync(client.Service);

        health.Say(ServingStatus.NotServing);
        await OnlyOneAnswersAsync(client.Service);
        health.Say(ServingStatus.Serving);

        await BothAnswerAsync(client.Service);
    }

    [Test]
    public async Task A_host_that_drains_gets_no_new_calls()
    {
        await using var one = await ServeRealAsync("one");
        await using var two = await ServeRealAsync("two");
        using var client = Create($"static:///{one.Address.Authority},{two.Address.Authority}");
        await BothAnswerAsync(client.Service);
        using var patience = new CancellationTokenSource();

        var stopping = two.StopAsync(patience.Token);

        await OnlyOneAnswersAsync(client.Service);
        Assert.That(stopping.IsCompleted, Is.False);
        await patience.CancelAsync();
        await stopping;
    }

    [Test]
    public async Task When_no_address_serves_calls_are_UNAVAILABLE_in_a_sentence()
    {
        await using var one = await ServeAsync("one", new ScriptedHealth(ServingStatus.NotServing));
        await using var two = await ServeAsync("two", new ScriptedHealth(ServingStatus.NotServing));
        using var client = Create(one, two);

        var failed = await Assert.ThrowsAsync<RpcException>(async () => await client.Service.GetUserStats(Request));

        Assert.That(
            (failed.StatusCode, failed.Status.Detail, failed.Failure().Origin),
            Is.EqualTo((
                StatusCode.Unavailable,
                $"No address of the service takes calls: {one.Authority} is NOT_SERVING, {two.Authority} is NOT_SERVING.",
                FailureOrigin.Client)));
    }

    [Test]
    public async Task A_stream_that_is_open_goes_on()
    {
        var (health, more) = (new ScriptedHealth(), new TaskCompletionSource());
        await using var host = await StubUserServiceHost.StartAsync(
            new StubUserService { OnGet = (_, _) => ValueTask.FromResult(new UserResponse()), OnExport = (_, _) => Chunks(more.Task) },
            health: health);
        using var client = Create($"static:///{host.Authority}");
        await using var chunks = client.Service.ExportUserStats(new ExportUserStatsRequest()).GetAsyncEnumerator();
        await chunks.MoveNextAsync();

        health.Say(ServingStatus.NotServing);
        await NobodyAnswersAsync(client.Service);
        more.SetResult();

        Assert.That(await chunks.MoveNextAsync(), Is.True);
        Assert.That(chunks.Current.UserIds, Is.EqualTo([2]));
    }

    [TestCase(ServingStatus.Unknown)]
    [TestCase(ServingStatus.ServiceUnknown)]
    public async Task A_server_that_cannot_say_takes_calls(ServingStatus status)
    {
        await using var host = await ServeAsync("one", new ScriptedHealth(status));
        using var client = Create(host);

        Assert.That((await client.Service.GetUserStats(Request)).Username, Is.EqualTo("one"));
    }

    [TestCase(StatusCode.Unimplemented)]
    [TestCase(StatusCode.PermissionDenied)]
    [TestCase(StatusCode.Unauthenticated)]
    public async Task A_server_that_may_not_be_asked_takes_calls(StatusCode status)
    {
        var health = new ScriptedHealth { OnWatch = _ => throw new RpcException(new Status(status, "")) };
        await using var host = await ServeAsync("one", health);
        using var client = Create(host);

        Assert.That((await client.Service.GetUserStats(Request)).Username, Is.EqualTo("one"));
    }

    [Test]
    public async Task A_server_that_fails_to_answer_gets_no_calls_until_it_does()
    {
        var health = new ScriptedHealth { OnWatch = _ => throw new RpcException(new Status(StatusCode.Internal, "The disk is full.")) };
        await using var host = await ServeAsync("one", health);
        using var client = Create(host);

        var failed = await Assert.ThrowsAsync<RpcException>(async () => await client.Service.GetUserStats(Request));
        health.OnWatch = null;

        Assert.That(failed.Status.Detail, Is.EqualTo(
            $"No address of the service takes calls: {host.Authority} does not say how it is (Internal: The disk is full)."));
        await AnswersAsync(client.Service);
    }

    [Test]
    public async Task A_stream_that_is_cut_after_an_answer_is_opened_again_and_takes_no_address_away()
    {
        var health = new ScriptedHealth { OnWatch = stream => stream.WriteAsync(new HealthCheckResponse { Status = ServingStatus.Serving }) };
        await using var host = await ServeAsync("one", health);
        using var client = Create(host);

        for (var time = 0; time < 3; time++)
        {
            Assert.That((await client.Service.GetUserStats(Request)).Username, Is.EqualTo("one"));
            await health.AskedAsync();
        }
    }

    [TestCase(null, "user.UserService")]
    [TestCase("", "")]
    [TestCase("shop", "shop")]
    public async Task The_name_that_is_asked_for_is_the_services_unless_told(string? told, string asked)
    {
        var health = new ScriptedHealth();
        await using var host = await ServeAsync("one", health);
        using var client = Create($"static:///{host.Authority}", options => options.HealthServiceName = told);

        await client.Service.GetUserStats(Request);

        Assert.That(health.Names, Is.EqualTo([asked]));
    }

    [Test]
    public void Of_a_contract_of_several_services_the_server_itself_is_asked_for()
        => Assert.That(HealthQuestion.NameOf(typeof(IBoth)), Is.Empty);

    [Test]
    public async Task Nobody_is_asked_when_it_is_turned_off()
    {
        var health = new ScriptedHealth(ServingStatus.NotServing);
        await using var host = await ServeAsync("one", health);
        using var client = Create($"static:///{host.Authority}", options => options.CheckHealth = false);

        await client.Service.GetUserStats(Request);

        Assert.That(health.Names, Is.Empty);
    }

    [Test]
    public async Task The_question_takes_the_connection_that_calls_take()
    {
        var (health, connections) = (new ScriptedHealth(), new ConcurrentQueue<string>());
        await using var host = await StubUserServiceHost.StartAsync(
            new StubUserService
            {
                OnGet = (_, context) =>
                {
                    connections.Enqueue(context.ServerCallContext!.GetHttpContext().Connection.Id);
                    return ValueTask.FromResult(new UserResponse());
                },
            },
            health: health);
        using var client = Create($"static:///{host.Authority}");

        await client.Service.GetUserStats(Request);

        Assert.That(connections, Is.EqualTo(health.Connections));
    }

    [Test]
    public async Task A_client_that_is_disposed_of_asks_no_more()
    {
        var health = new ScriptedHealth();
        await using var host = await ServeAsync("one", health);
        var client = Create(host);
        await client.Service.GetUserStats(Request);

        client.Dispose();

        await health.Ended.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task An_injected_client_leaves_out_who_does_not_serve_too()
    {
        var health = new ScriptedHealth();
        await using var one = await ServeAsync("one", new ScriptedHealth());
        await using var two = await ServeAsync("two", health);
        var services = new ServiceCollection();
        services.AddCodeFirstClient<IUserService>(options =>
        {
            options.Address = new Uri($"static:///{one.Authority},{two.Authority}");
            options.Plaintext = true;
        });
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var users = provider.GetRequiredService<IUserService>();
        await BothAnswerAsync(users);

        health.Say(ServingStatus.NotServing);

        await OnlyOneAnswersAsync(users);
        Assert.That(health.Names, Is.EqualTo(["user.UserService"]));
    }

    private static async IAsyncEnumerable<ExportUserStatsResponse> Chunks(Task more)
    {
        yield return new ExportUserStatsResponse { UserIds = [1] };
        await more;
        yield return new ExportUserStatsResponse { UserIds = [2] };
    }

    private static CodeFirstClient<IUserService> Create(params StubUserServiceHost[] hosts)
        => Create($"static:///{string.Join(',', hosts.Select(host => host.Authority))}");

    private static CodeFirstClient<IUserService> Create(string address, Action<CodeFirstClientOptions>? configure = null)
        => CodeFirstClient.Create<IUserService>(address, options =>
        {
            options.Plaintext = true;
            options.MaxAttempts = 1;
            options.MaxReconnectBackoff = TimeSpan.FromMilliseconds(20);
            configure?.Invoke(options);
        });

    private static StubUserService Named(string name)
        => new() { OnGet = (_, _) => ValueTask.FromResult(new UserResponse { Username = name }) };

    private static Task<StubUserServiceHost> ServeAsync(string name, ScriptedHealth health)
        => StubUserServiceHost.StartAsync(Named(name), health: health);

    private static Task<CodeFirstHost> ServeRealAsync(string name) => CodeFirstHost.StartAsync(
        application => application.MapCodeFirst<StubUserService>(),
        builder =>
        {
            builder.Services.AddSingleton(Named(name));
            builder.Services.Configure<CodeFirstHostingOptions>(options => options.StopDelay = TimeSpan.FromMinutes(5));
        });

    private static async Task BothAnswerAsync(IUserService users)
    {
        var names = new HashSet<string>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience && names.Count < 2;)
            names.Add((await users.GetUserStats(Request)).Username);
        Assert.That(names, Is.EquivalentTo(["one", "two"]));
    }

    // in turn, so that eight in a row are no chance
    private static async Task OnlyOneAnswersAsync(IUserService users)
    {
        var inARow = 0;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience && inARow < 8;)
            inARow = (await users.GetUserStats(Request)).Username == "one" ? inARow + 1 : 0;
        Assert.That(inARow, Is.EqualTo(8));
    }

    private static async Task NobodyAnswersAsync(IUserService users)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience;)
            if (await FailsAsync(users))
                return;
        Assert.Fail("Calls go on.");
    }

    private static async Task AnswersAsync(IUserService users)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience;)
            if (!await FailsAsync(users))
                return;
        Assert.Fail("No call is answered.");
    }

    private static async Task<bool> FailsAsync(IUserService users)
    {
        try
        {
            await users.GetUserStats(Request);
            return false;
        }
        catch (RpcException failed) when (failed.StatusCode == StatusCode.Unavailable)
        {
            return true;
        }
    }

    [Service("client.Both")]
    private interface IBoth : IUserService
    {
        ValueTask<UserResponse> Get(UserRequest request);
    }
}
