using CodeFirst.Client;
using CodeFirst.Contracts;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Client;

public sealed class AddCodeFirstClientTests
{
    private const string Nowhere = "http://127.0.0.1:1";

    private static readonly UserRequest Request = new() { UserId = 42 };

    private static readonly StubUserService Answering = new()
    {
        OnGet = (request, _) => ValueTask.FromResult(new UserResponse { UserId = request.UserId, TotalPoints = 1500 }),
    };

    [Test]
    public async Task With_an_address_the_injected_contract_calls_the_service()
        => Assert.That(await PointsThrough((services, address) => services.AddCodeFirstClient<IUserService>(address)), Is.EqualTo(1500));

    [Test]
    public async Task With_a_Uri_the_injected_contract_calls_the_service()
        => Assert.That(
            await PointsThrough((services, address) => services.AddCodeFirstClient<IUserService>(new Uri(address))), Is.EqualTo(1500));

    [Test]
    public async Task With_options_the_injected_contract_calls_the_service()
        => Assert.That(
            await PointsThrough((services, address) => services
                .AddCodeFirstClient<IUserService>(options => options.Address = new Uri(address))),
            Is.EqualTo(1500));

    [Test]
    public async Task With_options_from_other_services_the_injected_contract_calls_the_service()
        => Assert.That(
            await PointsThrough((services, address) => services
                .AddSingleton(new Uri(address))
                .AddCodeFirstClient<IUserService>((provider, options) => options.Address = provider.GetRequiredService<Uri>())),
            Is.EqualTo(1500));

    [Test]
    public void Calls_get_the_deadline_of_the_options_and_interceptors_added_later_see_it()
    {
        var seen = new RecordingInterceptor();
        var services = new ServiceCollection();
        services.AddCodeFirstClient<ITimedService>(options =>
            {
                options.Address = new Uri(Nowhere);
                options.TimeProvider = new StoppedClock(StoppedClock.Noon);
            })
            .AddInterceptor(() => seen);
        using var provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<ITimedService>().TwoSeconds(Request), Throws.TypeOf<RpcException>());

        Assert.That(seen.Deadline, Is.EqualTo(StoppedClock.Noon.UtcDateTime.AddSeconds(2)));
    }

    [Test]
    public void Contracts_with_the_same_short_name_do_not_collide()
    {
        var services = new ServiceCollection();
        services.AddCodeFirstClient<First.ISame>(Nowhere);

        Assert.That(() => services.AddCodeFirstClient<Second.ISame>(Nowhere), Throws.Nothing);
    }

    [Test]
    public void An_interface_without_Service_is_refused_at_once()
        => Assert.That(
            () => new ServiceCollection().AddCodeFirstClient<IUnmarked>(Nowhere),
            Throws.TypeOf<ArgumentException>().With.Message.StartsWith("'CodeFirst.Tests.Client.IUnmarked' is not a service contract"));

    [Test]
    public void An_address_it_cannot_call_is_refused_at_once()
        => Assert.That(
            () => new ServiceCollection().AddCodeFirstClient<IUserService>("localhost:50051"),
            Throws.TypeOf<ArgumentException>().With.Message.StartsWith("The address 'localhost:50051' must be http://HOST:PORT"));

    [Test]
    public void Options_out_of_bounds_are_refused_with_the_contract_and_every_reason()
        => Assert.That(
            () => Resolve(options => options.DefaultTimeout = TimeSpan.Zero),
            Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
                "CodeFirst.Contracts.IUserService: DefaultTimeout is '00:00:00': "
                + "it must be from 1 millisecond to 24 hours, or null for no deadline.; "
                + "CodeFirst.Contracts.IUserService: There is no address: "
                + "set CodeFirstClientOptions.Address, for example http://127.0.0.1:50051."));

    [Test]
    public void Options_with_an_address_it_cannot_call_are_refused()
        => Assert.That(
            () => Resolve(options => options.Address = new Uri("ftp://127.0.0.1")),
            Throws.TypeOf<OptionsValidationException>().With.Message.StartsWith(
                "CodeFirst.Contracts.IUserService: The address 'ftp://127.0.0.1' must be http://HOST:PORT"));

    [Test]
    public async Task Options_out_of_bounds_stop_a_host_from_starting()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCodeFirstClient<IUserService>(options => options.DefaultTimeout = TimeSpan.FromSeconds(1));
        using var host = builder.Build();

        await Assert.ThatAsync(
            () => host.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("There is no address"));
    }

    private static async Task<int> PointsThrough(Action<IServiceCollection, string> add)
    {
        await using var host = await StubUserServiceHost.StartAsync(Answering);
        var services = new ServiceCollection();
        add(services, host.Address);
        await using var provider = services.BuildServiceProvider();
        return (await provider.GetRequiredService<IUserService>().GetUserStats(Request)).TotalPoints;
    }

    private static IUserService Resolve(Action<CodeFirstClientOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddCodeFirstClient<IUserService>(configure);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IUserService>();
    }

    private sealed class RecordingInterceptor : Interceptor
    {
        public DateTime? Deadline { get; private set; }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            Deadline = context.Options.Deadline;
            throw new RpcException(new Status(StatusCode.Cancelled, "recorded"));
        }
    }

    private static class First
    {
        [ProtoBuf.Grpc.Configuration.Service("first.Same")]
        internal interface ISame;
    }

    private static class Second
    {
        [ProtoBuf.Grpc.Configuration.Service("second.Same")]
        internal interface ISame;
    }
}
