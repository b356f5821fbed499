using CodeFirst.Hosting;
using CodeFirst.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Tests.Hosting;

/// <summary>A host whose contracts would not be served as they are written does not start.</summary>
[TestFixture]
internal sealed class StartCheckTests
{
    [Test]
    public async Task What_the_exporter_refuses_stops_the_start_with_the_exporters_sentences_all_at_once()
    {
        var exporter = Assert.Throws<ContractException>(() => ContractSchema.FromServices(typeof(IBroken)));

        var refused = await Assert.ThrowsAsync<ContractException>(() => CodeFirstHost.StartAsync(application =>
        {
            application.MapCodeFirst<Echo>();
            application.MapCodeFirst<Broken>();
        }));

        Assert.That(refused.Message, Is.EqualTo(exporter.Message));
        string[] elements = ["CodeFirst.Tests.Hosting.IBroken.Drop", "CodeFirst.Tests.Hosting.Lossy.Number"];
        Assert.That(refused.Findings.Select(finding => finding.Element).Distinct(), Is.EqualTo(elements));
    }

    [Test]
    public async Task A_method_the_server_would_drop_is_said_in_a_sentence_with_the_reason_and_the_remedy()
    {
        var refused = await Assert.ThrowsAsync<ContractException>(
            () => CodeFirstHost.StartAsync(application => application.MapCodeFirst<Broken>()));

        Assert.That(refused.Findings[0].ToString(), Is.EqualTo(
            "CodeFirst.Tests.Hosting.IBroken.Drop cannot be exported: protobuf-net.Grpc knows no method of this shape, and the server "
            + "would silently not serve it; take at most one message (or IAsyncEnumerable of messages) and then a CallContext or "
            + "CancellationToken, return ValueTask, ValueTask<T> or IAsyncEnumerable<T>, and use classes marked [ProtoContract] as "
            + "messages."));
    }

    [Test]
    public async Task A_class_that_the_server_binds_in_place_of_its_contract_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<ContractException>(
            () => CodeFirstHost.StartAsync(application => application.MapCodeFirst<MarkedEcho>()));

        Assert.That(refused.Message, Is.EqualTo(NotBound));
    }

    [Test]
    public async Task A_method_that_a_binder_of_the_applications_own_leaves_out_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<ContractException>(() => CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(),
            builder => builder.Services.AddSingleton(BinderConfiguration.Create(binder: new ForgetfulBinder("Say")))));

        Assert.That(refused.Message, Is.EqualTo(NotBound));
    }

    [Test]
    public async Task Two_classes_for_one_contract_stop_the_start_because_routing_could_not_choose()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => CodeFirstHost.StartAsync(application =>
        {
            application.MapCodeFirst<Echo>();
            application.MapCodeFirst<SecondEcho>();
        }));

        Assert.That(refused.Message, Is.EqualTo(
            "/hosting.Echo/Say is mapped 2 times (CodeFirst.Tests.Hosting.Echo, CodeFirst.Tests.Hosting.SecondEcho), and every call of it "
            + "would fail. Map one of them; MapCodeFirst maps health and reflection itself."));
    }

    [Test]
    public async Task Two_classes_for_one_contract_on_two_hosts_are_served()
    {
        await using var host = await CodeFirstHost.StartAsync(application =>
        {
            application.MapCodeFirst<Echo>();
            application.MapCodeFirst<SecondEcho>().RequireHost("second.example");
        });

        Assert.That(await host.Channel.ListServicesAsync(), Does.Contain("hosting.Echo"));
    }

    [Test]
    public async Task Nothing_of_the_host_has_started_when_a_contract_is_refused()
    {
        var witness = new Witness();

        await Assert.ThrowsAsync<ContractException>(() => CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Broken>(), builder => builder.Services.AddHostedService(_ => witness)));

        Assert.That(witness.Started, Is.False);
    }

    [Test]
    public async Task A_contract_mapped_while_the_host_starts_is_checked_too()
    {
        var refused = await Assert.ThrowsAsync<ContractException>(() => CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(),
            builder => builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(new LateMapping())));

        Assert.That(refused.Findings[0].Element, Is.EqualTo("CodeFirst.Tests.Hosting.IBroken.Drop"));
    }

    [Test]
    public async Task A_host_that_maps_nothing_starts()
    {
        await using var host = await CodeFirstHost.StartAsync(_ => { });

        Assert.That(host.Address.Port, Is.GreaterThan(0));
    }

    private const string NotBound =
        "CodeFirst.Tests.Hosting.IEcho.Say cannot be exported: the server has bound no route /hosting.Echo/Say for it, and would silently "
        + "not serve it; let protobuf-net.Grpc bind it by its defaults: without IGrpcService, and without a BinderConfiguration that "
        + "leaves it out.";

    private sealed class Witness : Microsoft.Extensions.Hosting.IHostedService
    {
        public bool Started { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Started = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Maps as an application with UseEndpoints does: when the pipeline is built.</summary>
    private sealed class LateMapping : Microsoft.AspNetCore.Hosting.IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
        {
            application.UseRouting();
            application.UseEndpoints(endpoints => endpoints.MapCodeFirst<Broken>());
            next(application);
        };
    }
}
