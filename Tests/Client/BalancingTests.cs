using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

/// <summary>Calls to several addresses take turns, and pass by one that is gone until it is back.</summary>
[TestFixture]
internal sealed class BalancingTests
{
    private const int Most = 100_000;

    private static readonly UserRequest Request = new() { UserId = 42 };

    [Test]
    public async Task Calls_take_turns_between_the_addresses_of_a_list()
    {
        await using var one = await ServeAsync("one");
        await using var two = await ServeAsync("two");
        using var client = Create($"static:///{one.Authority},{two.Authority}");
        await BothAnswerAsync(client);

        var names = new List<string>();
        for (var call = 0; call < 10; call++)
            names.Add(await NameAsync(client));

        Assert.That(names.GroupBy(name => name).Select(calls => calls.Count()), Is.EqualTo([5, 5]));
    }

    [Test]
    public async Task An_address_that_goes_leaves_the_rotation_and_comes_back_with_its_service()
    {
        await using var one = await ServeAsync("one");
        var two = await ServeAsync("two");
        var port = new Uri(two.Address).Port;
        using var client = Create($"static:///{one.Authority},{two.Authority}");
        await BothAnswerAsync(client);

        await two.DisposeAsync();
        var without = new HashSet<string>();
        for (var call = 0; call < 20; call++)
            without.Add(await NameAsync(client));
        await using var again = await ServeAsync("two", port);

        Assert.That(without, Is.EqualTo(["one"]));
        await BothAnswerAsync(client);
    }

    [Test]
    public async Task A_name_is_looked_up()
    {
        await using var host = await ServeAsync("one");
        using var client = Create($"dns:///localhost:{new Uri(host.Address).Port}");

        Assert.That(await NameAsync(client), Is.EqualTo("one"));
    }

    [Test]
    public async Task An_injected_client_takes_turns_too()
    {
        await using var one = await ServeAsync("one");
        await using var two = await ServeAsync("two");
        var services = new ServiceCollection();
        services.AddCodeFirstClient<IUserService>(options =>
        {
            options.Address = new Uri($"static:///{one.Authority},{two.Authority}");
            options.Plaintext = true;
        });
        await using var provider = services.BuildServiceProvider();

        await BothAnswerAsync(provider.GetRequiredService<IUserService>());
    }

    [TestCase("dns:///")]
    [TestCase("dns:///localhost")]
    [TestCase("dns://8.8.8.8/localhost:50051")]
    [TestCase("dns:///one:50051,two:50051")]
    [TestCase("static:///")]
    [TestCase("static:///127.0.0.1:50051,")]
    [TestCase("static:///127.0.0.1:50051,127.0.0.1")]
    [TestCase("static:///127.0.0.1:50051/api")]
    public void An_address_that_is_not_HOST_PORT_is_refused(string address)
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>(address),
            Throws.ArgumentException.With.Message.EqualTo(
                $"The address '{address}' must be http://HOST:PORT or https://HOST:PORT without a path, dns:///HOST:PORT, "
                + "or static:///HOST:PORT,HOST:PORT; for example http://127.0.0.1:50051."));

    [TestCase(10_000, 100)]
    [TestCase(50, 50)]
    public void An_address_that_cannot_be_reached_is_tried_again_soon_and_then_less_often(int longest, int first)
    {
        GrpcChannelOptions channel = null!;
        CodeFirstClient.Create<IUserService>("http://127.0.0.1:1", options =>
        {
            options.MaxReconnectBackoff = TimeSpan.FromMilliseconds(longest);
            options.ConfigureChannel = made => channel = made;
        }).Dispose();

        Assert.That(
            (channel.InitialReconnectBackoff, channel.MaxReconnectBackoff),
            Is.EqualTo((TimeSpan.FromMilliseconds(first), (TimeSpan?)TimeSpan.FromMilliseconds(longest))));
    }

    private static CodeFirstClient<IUserService> Create(string address) => CodeFirstClient.Create<IUserService>(address, options =>
    {
        options.Plaintext = true;
        options.MaxReconnectBackoff = TimeSpan.FromMilliseconds(20);
    });

    private static Task<StubUserServiceHost> ServeAsync(string name, int port = 0) => StubUserServiceHost.StartAsync(
        new StubUserService { OnGet = (_, _) => ValueTask.FromResult(new UserResponse { Username = name }) }, port: port);

    private static async Task<string> NameAsync(CodeFirstClient<IUserService> client)
        => (await client.Service.GetUserStats(Request)).Username;

    private static Task BothAnswerAsync(CodeFirstClient<IUserService> client) => BothAnswerAsync(client.Service);

    // an address is in the rotation as soon as it is connected to
    private static async Task BothAnswerAsync(IUserService users)
    {
        var names = new HashSet<string>();
        for (var call = 0; call < Most && names.Count < 2; call++)
            names.Add((await users.GetUserStats(Request)).Username);
        Assert.That(names, Is.EquivalentTo(["one", "two"]));
    }
}
