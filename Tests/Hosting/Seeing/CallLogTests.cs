using CodeFirst.Hosting;
using CodeFirst.Testing;
using CodeFirst.Tests.Hosting.Errors;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Seeing;

/// <summary>The lines that a host logs of its calls.</summary>
[TestFixture]
internal sealed class CallLogTests
{
    private static readonly CallFailures Failures = new("hosting.EveryShape");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private RecordedLogs _logs = default!;

    private static IEnumerable<string> Shapes => FailingEcho.Calls.Keys;

    [SetUp]
    public void Forget() => _logs = new RecordedLogs();

    [TearDown]
    public void Dispose() => _logs.Dispose();

    [TestCaseSource(nameof(Shapes))]
    public async Task A_failed_call_is_one_line_with_its_method_status_reason_duration_and_peer(string shape)
    {
        await FailAsync(shape, _ => throw Failures.NotFound("WORDS_NOT_FOUND", "There are no words.", "hosting.Words", "words/1"));

        Assert.That(_logs.Lines.Count(line => line.Text.Contains("hosting.EveryShape", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(_logs.Calls.Single().Text, Does.Match(
            $@"^hosting\.EveryShape/{shape} failed with NOT_FOUND, reason WORDS_NOT_FOUND, after \d+\.\d ms, for local\.$"));
    }

    [TestCase(StatusCode.InvalidArgument, ExpectedResult = LogLevel.Information)]
    [TestCase(StatusCode.ResourceExhausted, ExpectedResult = LogLevel.Information)]
    [TestCase(StatusCode.Unauthenticated, ExpectedResult = LogLevel.Information)]
    [TestCase(StatusCode.Cancelled, ExpectedResult = LogLevel.Debug)]
    [TestCase(StatusCode.DeadlineExceeded, ExpectedResult = LogLevel.Warning)]
    [TestCase(StatusCode.Unavailable, ExpectedResult = LogLevel.Warning)]
    [TestCase(StatusCode.Unknown, ExpectedResult = LogLevel.Error)]
    [TestCase(StatusCode.Internal, ExpectedResult = LogLevel.Error)]
    [TestCase(StatusCode.DataLoss, ExpectedResult = LogLevel.Error)]
    public async Task<LogLevel> The_level_says_who_is_to_blame(StatusCode status)
    {
        await FailAsync(nameof(IEveryShape.Say), _ => throw new RpcException(new Status(status, "So.")));

        return _logs.Calls.Single().Level;
    }

    [Test]
    public async Task Of_what_the_service_threw_the_line_has_the_exception()
    {
        var thrown = new InvalidOperationException("disk full");

        await FailAsync(nameof(IEveryShape.Say), _ => throw thrown);

        Assert.That(_logs.Lines.Where(line => line.Failure is not null), Is.EqualTo(_logs.Calls));
        Assert.That(_logs.Calls.Single().Failure, Is.SameAs(thrown));
        Assert.That(_logs.Calls.Single().Text, Does.Contain("INTERNAL, reason EXCEPTION,"));
    }

    [Test]
    public async Task A_call_that_nobody_serves_is_a_line_too_and_cannot_begin_another()
    {
        await using (var host = await StartAsync(_ => Task.FromResult(new Words())))
            await CallAsync(host, "no.Such\nService");

        Assert.That(_logs.Calls.Single().Level, Is.EqualTo(LogLevel.Information));
        Assert.That(_logs.Calls.Single().Text, Does.StartWith("/no.Such?Service/Say failed with UNIMPLEMENTED, reason none, after "));
    }

    [Test]
    public async Task A_request_that_cannot_be_read_is_its_callers_fault()
    {
        await using (var host = await StartAsync(_ => Task.FromResult(new Words())))
            await CallAsync(host, "hosting.EveryShape");

        Assert.That(_logs.Lines.Where(line => line.Level >= LogLevel.Warning), Is.Empty);
        Assert.That(_logs.Calls.Single().Text, Does.StartWith("hosting.EveryShape/Say failed with INTERNAL, reason UNREADABLE_REQUEST, "));
    }

    [Test]
    public async Task A_stream_that_ends_since_the_host_stops_is_no_ones_fault()
    {
        var arrived = new TaskCompletionSource();
        await using var host = await StartAsync(async call =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
            return new Words();
        });
        using var client = host.CreateClient<IEveryShape>();
        var stream = FailingEcho.Calls[nameof(IEveryShape.Repeat)](client.Service, default);
        await arrived.Task.WaitAsync(Patience);

        await host.StopAsync().WaitAsync(Patience);

        await Assert.ThrowsAsync<RpcException>(() => stream);
        Assert.That(_logs.Calls.Single().Level, Is.EqualTo(LogLevel.Information));
        Assert.That(_logs.Calls.Single().Text, Does.StartWith("hosting.EveryShape/Repeat failed with UNAVAILABLE, reason STOPPING, "));
    }

    [TestCase(CallLogging.Failed, 0)]
    [TestCase(CallLogging.All, 1)]
    public async Task A_call_that_succeeded_is_a_line_when_it_was_asked_for(CallLogging wanted, int lines)
    {
        await using (var host = await StartAsync(
            _ => Task.FromResult(new Words()), services => services.Configure<CodeFirstHostingOptions>(options => options.CallLog = wanted)))
        {
            using var client = host.CreateClient<IEveryShape>();
            await client.Service.Say(new Words());
        }

        Assert.That(_logs.Lines.Count(line => line.Text.Contains("hosting.EveryShape", StringComparison.Ordinal)), Is.EqualTo(lines));
        Assert.That(_logs.Calls.Select(line => line.Text), Has.All.Match(@"^hosting\.EveryShape/Say succeeded after \d+\.\d ms, for local\.$"));
    }

    [Test]
    public async Task A_filter_of_the_application_wins()
    {
        await using (var host = await StartAsync(
            _ => Task.FromResult(new Words()),
            services => services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Information))))
        {
            using var client = host.CreateClient<IEveryShape>();
            await client.Service.Say(new Words());
        }

        Assert.That(_logs.Lines.Any(line => line.Text.StartsWith("Request finished", StringComparison.Ordinal)), Is.True);
    }

    private async Task FailAsync(string shape, Func<CallContext, Task<Words>> reply)
    {
        await using var host = await StartAsync(reply);
        using var client = host.CreateClient<IEveryShape>(options => options.MaxAttempts = 1);
        await Assert.ThrowsAsync<RpcException>(() => FailingEcho.Calls[shape](client.Service, default).WaitAsync(Patience));
    }

    private Task<ContractHost> StartAsync(Func<CallContext, Task<Words>> reply, Action<IServiceCollection>? configure = null) =>
        ContractHost.StartAsync(new FailingEcho(reply), services =>
        {
            services.AddLogging(logging => logging.AddProvider(_logs).AddFilter("CodeFirst", LogLevel.Debug));
            configure?.Invoke(services);
        });

    /// <summary>Calls with three bytes that are no message.</summary>
    private static async Task CallAsync(ContractHost host, string service)
    {
        using var handler = new SocketsHttpHandler();
        host.Connect(handler);
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://memory:1/{Uri.EscapeDataString(service)}/Say")
        {
            Version = new Version(2, 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([0, 0, 0, 0, 3, 0x0A, 0x05, 0x61]) { Headers = { { "content-type", "application/grpc" } } },
            Headers = { { "te", "trailers" } },
        };
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
    }
}
