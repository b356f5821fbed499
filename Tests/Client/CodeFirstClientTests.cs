using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Core;
using Grpc.Net.Client;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

public sealed class CodeFirstClientTests
{
    private static readonly UserRequest Request = new() { UserId = 42 };

    [Test]
    public async Task Create_calls_the_service()
    {
        await using var host = await StubUserServiceHost.StartAsync(Answering(1500));
        using var client = CodeFirstClient.Create<IUserService>(host.Address);

        var user = await client.Service.GetUserStats(Request);

        Assert.That(user, Is.EqualTo(new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500, IsActive = true }));
    }

    [Test]
    public async Task Create_over_a_channel_leaves_it_open()
    {
        await using var host = await StubUserServiceHost.StartAsync(Answering(1500));
        using var channel = GrpcChannel.ForAddress(host.Address);
        CodeFirstClient.Create<IUserService>(channel).Dispose();

        using var second = CodeFirstClient.Create<IUserService>(channel);

        Assert.That((await second.Service.GetUserStats(Request)).TotalPoints, Is.EqualTo(1500));
    }

    [Test]
    public async Task Dispose_closes_the_channel_the_client_made()
    {
        await using var host = await StubUserServiceHost.StartAsync(Answering(1500));
        var client = CodeFirstClient.Create<IUserService>(host.Address);
        client.Dispose();

        await Assert.ThatAsync(async () => await client.Service.GetUserStats(Request), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Create_over_nothing_that_listens_fails_with_UNAVAILABLE()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        listener.Stop();
        using var client = CodeFirstClient.Create<IUserService>(address);

        await Assert.ThatAsync(async () => await client.Service.GetUserStats(Request), Fails.With(StatusCode.Unavailable));
    }

    [TestCase("localhost:50051")]
    [TestCase("/relative")]
    [TestCase("ftp://127.0.0.1:50051")]
    [TestCase("http://127.0.0.1:50051/api")]
    [TestCase("http://127.0.0.1:50051/?a=1")]
    [TestCase("http://127.0.0.1:50051/#a")]
    [TestCase("http://:50051")]
    [TestCase("")]
    public void Create_refuses_an_address_it_cannot_call(string address)
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>(address),
            Throws.TypeOf<ArgumentException>().With.Message.StartsWith(
                $"The address '{address}' must be http://HOST:PORT or https://HOST:PORT without a path, dns:///HOST:PORT, "
                + "or static:///HOST:PORT,HOST:PORT; for example http://127.0.0.1:50051."));

    [Test]
    public void Create_refuses_a_relative_Uri()
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>(new Uri("relative", UriKind.Relative)),
            Throws.TypeOf<ArgumentException>().With.Message.StartsWith("The address 'relative' must be http://HOST:PORT"));

    [Test]
    public void Create_refuses_an_interface_without_Service()
        => Assert.That(
            () => CodeFirstClient.Create<IUnmarked>("http://127.0.0.1:50051"),
            Throws.TypeOf<ArgumentException>().With.Message.EqualTo(
                "'CodeFirst.Tests.Client.IUnmarked' is not a service contract: mark the interface with [Service(\"package.ServiceName\")] "
                + "from ProtoBuf.Grpc.Configuration."));

    [Test]
    public void Create_refuses_a_class()
        => Assert.That(
            () => CodeFirstClient.Create<StubUserService>("http://127.0.0.1:50051"),
            Throws.TypeOf<ArgumentException>().With.Message.EqualTo(
                "'CodeFirst.Tests.Client.StubUserService' is not a service contract: "
                + "it must be the interface, not a class that implements it."));

    [Test]
    public void Create_accepts_an_interface_that_inherits_its_services()
        => Assert.That(() => CodeFirstClient.Create<ITimedUnion>("http://127.0.0.1:50051").Dispose(), Throws.Nothing);

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(25 * 3600)]
    public void Create_refuses_a_default_timeout_out_of_bounds(int seconds)
    {
        var timeout = TimeSpan.FromSeconds(seconds);

        Assert.That(
            () => CodeFirstClient.Create<IUserService>("http://127.0.0.1:50051", options => options.DefaultTimeout = timeout),
            Throws.TypeOf<ArgumentException>().With.Message.StartsWith(
                $"DefaultTimeout is '{timeout}': it must be from 1 millisecond to 24 hours, or null for no deadline."));
    }

    [Test]
    public void Create_refuses_to_be_without_a_clock()
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>("http://127.0.0.1:50051", options => options.TimeProvider = null!),
            Throws.TypeOf<ArgumentException>().With.Message.StartsWith(
                "TimeProvider is null: leave it out, or set it to TimeProvider.System."));

    [Test]
    public void Create_refuses_an_address_taken_away()
        => Assert.That(
            () => CodeFirstClient.Create<IUserService>("http://127.0.0.1:50051", options => options.Address = null),
            Throws.TypeOf<ArgumentException>().With.Message.EqualTo(
                "There is no address: set CodeFirstClientOptions.Address, for example http://127.0.0.1:50051."));

    private static StubUserService Answering(int points) => new()
    {
        OnGet = (request, _) => ValueTask.FromResult(
            new UserResponse { UserId = request.UserId, Username = "Cloud_Architect", TotalPoints = points, IsActive = true }),
    };
}
