using System.Diagnostics.Metrics;
using CodeFirst.Hosting;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Grpc.Net.Compression;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Seeing;

/// <summary>The metrics of gRFC A66.</summary>
[TestFixture]
internal sealed class CallMetricsTests
{
    private static IEnumerable<string> Shapes => FailingEcho.Calls.Keys;

    [TestCaseSource(nameof(Shapes))]
    public async Task A_call_is_started_and_ended_with_its_method_and_status(string shape)
    {
        var names = await MeasureAsync(_ => Task.FromResult(new Words()), client => FailingEcho.Calls[shape](client, default));

        string[] expected =
        [
            $"grpc.server.call.started{{grpc.method=hosting.EveryShape/{shape}}}",
            $"grpc.server.call.duration{{grpc.method=hosting.EveryShape/{shape} grpc.status=OK}}",
            $"grpc.server.call.sent_total_compressed_message_size{{grpc.method=hosting.EveryShape/{shape} grpc.status=OK}}",
            $"grpc.server.call.rcvd_total_compressed_message_size{{grpc.method=hosting.EveryShape/{shape} grpc.status=OK}}",
        ];
        Assert.That(names, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_call_that_failed_has_the_status_that_its_caller_was_told()
    {
        var names = await MeasureAsync(
            _ => throw new InvalidOperationException(),
            async client => await Assert.ThrowsAsync<RpcException>(() => client.Say(new Words()).AsTask()));

        Assert.That(names, Has.One.EqualTo("grpc.server.call.duration{grpc.method=hosting.EveryShape/Say grpc.status=INTERNAL}"));
    }

    [Test]
    public async Task A_deadline_that_has_passed_is_DEADLINE_EXCEEDED()
    {
        var names = await MeasureAsync(
            async call =>
            {
                await Task.Delay(Timeout.Infinite, call.CancellationToken);
                return new Words();
            },
            async client => await Assert.ThrowsAsync<RpcException>(
                () => client.Say(new Words(), new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(200))).AsTask()));

        Assert.That(names, Has.One.EqualTo("grpc.server.call.duration{grpc.method=hosting.EveryShape/Say grpc.status=DEADLINE_EXCEEDED}"));
    }

    [Test]
    public async Task A_call_whose_caller_left_is_CANCELLED_whatever_the_service_returns()
    {
        using var caller = new CancellationTokenSource();

        var names = await MeasureAsync(
            async call =>
            {
                await caller.CancelAsync();
                await Task.Delay(Timeout.Infinite, call.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return new Words();
            },
            async client => await Assert.ThrowsAsync<RpcException>(() => client.Say(new Words(), caller.Token).AsTask()));

        Assert.That(names, Has.One.EqualTo("grpc.server.call.duration{grpc.method=hosting.EveryShape/Say grpc.status=CANCELLED}"));
    }

    [Test]
    public async Task A_method_that_is_not_registered_is_other()
    {
        await using var host = await CodeFirstHost.StartAsync(application => application.MapCodeFirst<Echo>());
        using var metrics = new RecordedMetrics(host.Services, CodeFirstTelemetry.MeterName);
        var bytes = Marshallers.Create(message => message, message => message);

        foreach (var (service, method) in new[] { ("hosting.Echo", "Sing"), ("hosting.Nobody", "Say") })
            await Assert.ThrowsAsync<RpcException>(() => host.Channel.CreateCallInvoker().AsyncUnaryCall(
                new Method<byte[], byte[]>(MethodType.Unary, service, method, bytes, bytes), null, default, []).ResponseAsync);

        Assert.That(metrics.Names.Count(name => name == "grpc.server.call.started{grpc.method=other}"), Is.EqualTo(2));
        Assert.That(
            metrics.Names.Count(name => name == "grpc.server.call.duration{grpc.method=other grpc.status=UNIMPLEMENTED}"), Is.EqualTo(2));
    }

    [Test]
    public async Task Sizes_are_those_of_the_messages_without_their_frames()
    {
        await using var host = await ContractHost.StartAsync(new Chorus());
        using var metrics = new RecordedMetrics(host.Services, CodeFirstTelemetry.MeterName);
        using var client = host.CreateClient<IChorus>();

        var words = new Words { Text = "hello" };
        var size = ProtoBuf.Serializer.Measure(words).Length;

        await client.Service.Repeat(words).ToListAsync();

        Assert.That(metrics.ValuesOf("grpc.server.call.rcvd_total_compressed_message_size").Single(), Is.EqualTo(size));
        Assert.That(metrics.ValuesOf("grpc.server.call.sent_total_compressed_message_size").Single(), Is.EqualTo(2 * size));
    }

    [Test]
    public async Task Sizes_are_those_of_compressed_messages_and_of_large_ones()
    {
        await using var host = await CodeFirstHost.StartAsync(
            application => application.MapCodeFirst<Echo>(),
            builder => builder.Services.Configure<Grpc.AspNetCore.Server.GrpcServiceOptions>(options =>
            {
                options.ResponseCompressionAlgorithm = "gzip";
                options.CompressionProviders.Add(new GzipCompressionProvider(System.IO.Compression.CompressionLevel.Fastest));
            }));
        using var metrics = new RecordedMetrics(host.Services, CodeFirstTelemetry.MeterName);
        var words = new Words { Text = new string('a', 1_000_000) };
        var size = ProtoBuf.Serializer.Measure(words).Length;

        await ProtoBuf.Grpc.Client.GrpcClientFactory.CreateGrpcService<IEcho>(host.Channel).Say(words);

        Assert.That(metrics.ValuesOf("grpc.server.call.rcvd_total_compressed_message_size").Single(), Is.EqualTo(size));
        Assert.That(metrics.ValuesOf("grpc.server.call.sent_total_compressed_message_size").Single(), Is.InRange(500, size / 10));
    }

    [Test]
    public async Task The_histograms_advise_the_buckets_of_A66()
    {
        await using var host = await ContractHost.StartAsync(new Echo());
        Dictionary<string, (string? Unit, int Buckets, double Last)> advice = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name != CodeFirstTelemetry.MeterName
                || !ReferenceEquals(instrument.Meter.Scope, host.Services.GetRequiredService<IMeterFactory>()))
                return;
            if (instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { } latency })
                advice.Add(instrument.Name, (instrument.Unit, latency.Count, latency[^1]));
            if (instrument is Histogram<long> { Advice.HistogramBucketBoundaries: { } size })
                advice.Add(instrument.Name, (instrument.Unit, size.Count, size[^1]));
        };
        listener.Start();

        Assert.That(advice, Is.EquivalentTo(new Dictionary<string, (string?, int, double)>
        {
            ["grpc.server.call.duration"] = ("s", 41, 100),
            ["grpc.server.call.sent_total_compressed_message_size"] = ("By", 14, 4294967296),
            ["grpc.server.call.rcvd_total_compressed_message_size"] = ("By", 14, 4294967296),
        }));
    }

    private static async Task<List<string>> MeasureAsync(Func<CallContext, Task<Words>> reply, Func<IEveryShape, Task> call)
    {
        var host = await ContractHost.StartAsync(new FailingEcho(reply));
        using var metrics = new RecordedMetrics(host.Services, CodeFirstTelemetry.MeterName);
        using (var client = host.CreateClient<IEveryShape>(options => options.MaxAttempts = 1))
            await call(client.Service);
        // a caller may hear of the end before it is measured
        await host.DisposeAsync();
        return [.. metrics.Names];
    }
}
