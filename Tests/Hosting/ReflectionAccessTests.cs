using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CodeFirst.Hosting;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting;

/// <summary>Who may ask server reflection.</summary>
[TestFixture]
internal sealed class ReflectionAccessTests
{
    private static readonly Status LoopbackOnly =
        new(StatusCode.Unimplemented, "Server reflection answers on loopback only, unless CodeFirst:Reflection is Always.");

    [TestCase("127.0.0.1")]
    [TestCase("127.1.2.3")]
    [TestCase("::1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:127.1.2.3")]
    public async Task By_default_a_caller_on_loopback_is_answered(string localAddress)
    {
        await using var host = await StartAsync(localAddress);

        Assert.That(await host.Channel.ListServicesAsync(), Does.Contain("hosting.Echo"));
    }

    [Test]
    public async Task By_default_a_caller_whose_connection_has_no_address_is_answered()
    {
        await using var host = await StartAsync(null);

        Assert.That(await host.Channel.ListServicesAsync(), Does.Contain("hosting.Echo"));
    }

    [TestCase("192.0.2.1")]
    [TestCase("0.0.0.0")]
    [TestCase("2001:db8::1")]
    [TestCase("fe80::1")]
    [TestCase("::ffff:192.0.2.1")]
    public async Task By_default_a_caller_on_another_address_gets_UNIMPLEMENTED(string localAddress)
    {
        await using var host = await StartAsync(localAddress);

        Assert.That(await RefusalOfAsync(host.Channel), Is.EqualTo(LoopbackOnly));
    }

    [Test]
    public async Task One_endpoint_on_all_addresses_answers_on_loopback_and_not_on_the_machines_address()
    {
        var machine = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        if (machine is null)
            Assert.Ignore("This machine has no IPv4 address but loopback; connect it to a network.");
        await using var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(),
            builder => builder.Configuration["CodeFirst:AllowPlaintext"] = "true",
            url: "http://0.0.0.0:0");
        using var near = GrpcChannel.ForAddress($"http://127.0.0.1:{host.Address.Port}");
        using var far = GrpcChannel.ForAddress($"http://{machine}:{host.Address.Port}");

        Assert.That(await near.ListServicesAsync(), Does.Contain("hosting.Echo"));
        Assert.That(await RefusalOfAsync(far), Is.EqualTo(LoopbackOnly));
    }

    [Test]
    public async Task Always_answers_every_caller()
    {
        await using var host = await StartAsync("192.0.2.1", ReflectionAccess.Always);

        Assert.That(await host.Channel.ListServicesAsync(), Does.Contain("hosting.Echo"));
    }

    [Test]
    public async Task Never_answers_nobody()
    {
        await using var host = await StartAsync("127.0.0.1", ReflectionAccess.Never);

        Assert.That(
            await RefusalOfAsync(host.Channel),
            Is.EqualTo(new Status(StatusCode.Unimplemented, "Server reflection is turned off: CodeFirst:Reflection is Never.")));
    }

    [Test]
    public async Task It_is_set_by_configuration()
    {
        await using var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(), builder => builder.Configuration["CodeFirst:Reflection"] = "Never");

        Assert.That((await RefusalOfAsync(host.Channel)).StatusCode, Is.EqualTo(StatusCode.Unimplemented));
    }

    [Test]
    public async Task A_value_that_is_none_of_the_three_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync("127.0.0.1", (ReflectionAccess)3));

        Assert.That(refused.Message, Does.Contain("Reflection"));
    }

    private static Task<CodeFirstHost> StartAsync(string? localAddress, ReflectionAccess access = ReflectionAccess.OnLoopback) =>
        CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(),
            builder => builder.Services.Configure<CodeFirstHostingOptions>(options => options.Reflection = access),
            context => context.Connection.LocalIpAddress = localAddress is null ? null : IPAddress.Parse(localAddress));

    private static async Task<Status> RefusalOfAsync(GrpcChannel channel) =>
        (await Assert.ThrowsAsync<RpcException>(channel.ListServicesAsync))!.Status;
}
