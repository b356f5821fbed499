using CodeFirst.Hosting;
using CodeFirst.Hosting.Internal.Telemetry;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using ProtoBuf.Grpc.Client;

namespace CodeFirst.Tests.Hosting.Seeing;

/// <summary>What a host sends to a real OTLP receiver. All of it is there once the host is disposed of.</summary>
[TestFixture]
internal sealed class OtlpTests
{
    private OtlpReceiver _receiver = default!;
    private CodeFirstHost _collector = default!;

    [SetUp]
    public async Task StartCollector() => _collector = await OtlpReceiver.StartAsync(_receiver = new OtlpReceiver());

    [TearDown]
    public async Task StopCollector() => await _collector.DisposeAsync();

    [TestCase("CodeFirst:Telemetry:Otlp")]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task The_span_and_the_metrics_of_a_call_are_received(string setting)
    {
        await CallAsync(setting, (_collector.Address.AbsoluteUri, "OTEL_SERVICE_NAME", "echo"), new Words { Text = "hello" });

        var span = _receiver.Spans.Single(span => span.Name == "hosting.Echo/Say");
        string[] attributes =
        [
            "rpc.system.name=grpc",
            "rpc.method=hosting.Echo/Say",
            "rpc.status_code=OK",
            "server.address=127.0.0.1",
            "network.peer.address=127.0.0.1",
        ];
        Assert.That(span.Attributes.Select(attribute => attribute.ToString()), Is.SupersetOf(attributes));
        var duration = _receiver.Metrics.Where(metric => metric.Name == "grpc.server.call.duration")
            .SelectMany(metric => metric.Histogram!.Points)
            .Single(point => point.Attributes.Any(attribute => attribute.ToString() == "grpc.method=hosting.Echo/Say"));
        Assert.That((duration.Count, duration.Bounds.Count), Is.EqualTo((1UL, 41)));
        Assert.That(
            _receiver.Resources.SelectMany(resource => resource.Attributes).Select(attribute => attribute.ToString()),
            Has.Some.EqualTo("service.name=echo"));
    }

    [Test]
    public async Task The_line_of_a_failed_call_is_received()
    {
        await CallAsync("CodeFirst:Telemetry:Otlp", (_collector.Address.AbsoluteUri, "-", "-"), words: null);

        string[] fields = ["Method=hosting.Echo/Say", "Status=INTERNAL", "Reason=UNREADABLE_REQUEST"];
        Assert.That(
            _receiver.Records.SelectMany(record => record.Attributes).Select(attribute => attribute.ToString()), Is.SupersetOf(fields));
    }

    [Test]
    public async Task Without_a_receiver_the_SDK_is_not_started()
    {
        await using var host = await CodeFirstHost.StartAsync(application => application.MapCodeFirst<Echo>());

        Assert.That(host.Services.GetRequiredService<OtlpExport>().Logs, Is.Null);
    }

    [Test]
    public async Task What_is_no_address_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(), builder => builder.Configuration["CodeFirst:Telemetry:Otlp"] = "collector:4317"));

        Assert.That(refused!.Message, Is.EqualTo(
            "CodeFirst:Telemetry:Otlp is 'collector:4317', which is no address. Give one such as http://127.0.0.1:4317, or leave it out."));
    }

    /// <param name="setting">What turns the sending on.</param>
    /// <param name="values">Its value, and another setting with its value.</param>
    /// <param name="words">What is said; <see langword="null"/> for bytes that cannot be read.</param>
    private static async Task CallAsync(string setting, (string Value, string Other, string OtherValue) values, Words? words)
    {
        await using var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(),
            builder =>
            {
                builder.Configuration[setting] = values.Value;
                builder.Configuration[values.Other] = values.OtherValue;
            });
        if (words is not null)
        {
            await host.Channel.CreateGrpcService<IEcho>().Say(words);
            return;
        }

        var bytes = Marshallers.Create(message => message, message => message);
        await Assert.ThrowsAsync<RpcException>(() => host.Channel.CreateCallInvoker().AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, "hosting.Echo", "Say", bytes, bytes), null, default, [0x0A, 0x05, 0x61]).ResponseAsync);
    }
}
