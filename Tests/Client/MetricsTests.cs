using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using CodeFirst.Client;
using CodeFirst.Client.Internal.Metrics;
using CodeFirst.Contracts;
using CodeFirst.Testing;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf;

namespace CodeFirst.Tests.Client;

/// <summary>What a client measures of its calls, as gRFC A66 names it.</summary>
[TestFixture]
internal sealed partial class MetricsTests
{
    private const string Started = "grpc.client.attempt.started";
    private const string Duration = "grpc.client.attempt.duration";
    private const string Sent = "grpc.client.attempt.sent_total_compressed_message_size";
    private const string Received = "grpc.client.attempt.rcvd_total_compressed_message_size";
    private const string CallDuration = "grpc.client.call.duration";

    private static readonly UserRequest Request = new() { UserId = 42 };

    [Test]
    public async Task A_call_is_one_attempt_with_its_method_target_status_and_sizes()
    {
        var user = new UserResponse { UserId = 42, Username = "Cloud_Architect", TotalPoints = 1500 };
        await using var host = await ServeAsync(new FailingUsers(failures: 0));
        using var measured = new Measured(host.Address);
        using var client = Create(host);

        await client.Service.GetUserStats(Request);

        Assert.That(measured.Of(Started), Is.EqualTo([$"1 user.UserService/GetUserStats {host.Address}"]));
        Assert.That(measured.Of(Sent), Is.EqualTo([$"{Size(Request)} user.UserService/GetUserStats {host.Address} OK"]));
        Assert.That(measured.Of(Received), Is.EqualTo([$"{Size(user)} user.UserService/GetUserStats {host.Address} OK"]));
        Assert.That(measured.Statuses(Duration), Is.EqualTo(["OK"]));
        Assert.That(measured.Statuses(CallDuration), Is.EqualTo(["OK"]));
    }

    [Test]
    public async Task Each_retry_is_an_attempt_of_the_one_call()
    {
        await using var host = await ServeAsync(new FailingUsers(failures: 2));
        using var measured = new Measured(host.Address);
        using var client = Create(host);

        await client.Service.GetUserStats(Request);

        Assert.That(measured.Of(Started), Has.Count.EqualTo(3));
        Assert.That(measured.Statuses(Duration), Is.EqualTo(["UNAVAILABLE", "UNAVAILABLE", "OK"]));
        Assert.That(measured.Statuses(CallDuration), Is.EqualTo(["OK"]));
    }

    [Test]
    public async Task Each_hedge_is_an_attempt_of_the_one_call()
    {
        var calls = 0;
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService
        {
            OnGet = async (_, context) =>
            {
                if (Interlocked.Increment(ref calls) == 1)
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return new UserResponse();
            },
        });
        using var measured = new Measured(host.Address);
        using var client = Create(host, options => options.HedgingDelay = TimeSpan.FromMilliseconds(1));

        await client.Service.GetUserStats(Request, Deadline.None());
        await measured.WaitForAsync(Duration, "CANCELLED");

        Assert.That(measured.Of(Started), Has.Count.EqualTo(calls));
        Assert.That(measured.Statuses(CallDuration), Is.EqualTo(["OK"]));
    }

    [Test]
    public async Task The_messages_of_streams_are_counted_together()
    {
        var chunks = Enumerable.Range(1, 50).Select(id => new ExportUserStatsResponse { UserIds = [id], Usernames = [new string('x', id * 9)] }).ToList();
        var users = new StubUserService
        {
            OnExport = (_, _) => chunks.ToAsyncEnumerable(),
            OnRecord = async (requests, context) => new RecordPointsResponse { Recorded = await requests.CountAsync(context.CancellationToken) },
        };
        var uploads = chunks.Select(chunk => new RecordPointsRequest
        {
            Events = [new PointsEvent { EventId = chunk.Usernames[0], UserId = 1, Points = 1 }],
        }).ToList();
        await using var host = await StubUserServiceHost.StartAsync(users);
        using var measured = new Measured(host.Address);
        using var client = Create(host);

        await client.Service.ExportUserStats(new ExportUserStatsRequest()).ToListAsync();
        await client.Service.RecordPoints(uploads.ToAsyncEnumerable());

        Assert.That(measured.Of(Received)[0], Does.StartWith($"{chunks.Sum(Size)} user.UserService/ExportUserStats "));
        Assert.That(measured.Of(Sent)[1], Does.StartWith($"{uploads.Sum(Size)} user.UserService/RecordPoints "));
        Assert.That(measured.Statuses(CallDuration), Is.EqualTo(["OK", "OK"]));
    }

    [Test]
    public async Task A_deadline_that_passes_and_a_stream_that_is_left_are_told_apart()
    {
        await using var host = await StubUserServiceHost.StartAsync(new StubUserService
        {
            OnGet = async (_, context) =>
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return new UserResponse();
            },
            OnExport = (_, _) => Streams.Of(new ExportUserStatsResponse(), new ExportUserStatsResponse()),
        });
        using var measured = new Measured(host.Address);
        using var client = Create(host, options => options.DefaultTimeout = TimeSpan.FromMilliseconds(50), useContract: false);

        await Assert.ThatAsync(async () => await client.Service.GetUserStats(Request), Fails.With(StatusCode.DeadlineExceeded));
        await foreach (var _ in client.Service.ExportUserStats(new ExportUserStatsRequest()))
            break;
        await measured.WaitForAsync(Duration, "CANCELLED");

        Assert.That(measured.Statuses(Duration), Is.EqualTo(["DEADLINE_EXCEEDED", "CANCELLED"]));
        Assert.That(measured.Statuses(CallDuration), Is.EqualTo(["DEADLINE_EXCEEDED", "CANCELLED"]));
    }

    [Test]
    public async Task An_attempt_without_a_connection_is_UNAVAILABLE()
    {
        var address = $"http://127.0.0.1:{FreePort.Take()}";
        using var measured = new Measured(address);
        using var client = CodeFirstClient.Create<IUserService>(address, options => options.MaxAttempts = 1);

        await Assert.ThatAsync(async () => await client.Service.GetUserStats(Request), Fails.With(StatusCode.Unavailable));

        Assert.That(measured.Statuses(CallDuration), Is.EqualTo(["UNAVAILABLE"]));
    }

    [Test]
    public async Task An_injected_client_measures_too_and_questions_about_health_are_no_calls()
    {
        await using var host = await StubUserServiceHost.StartAsync(new FailingUsers(failures: 0).Service, health: new ScriptedHealth());
        var address = $"static:///{host.Authority}";
        using var measured = new Measured(address);
        var services = new ServiceCollection();
        services.AddCodeFirstClient<IUserService>(options => (options.Address, options.Plaintext) = (new Uri(address), true));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IUserService>().GetUserStats(Request);

        Assert.That(measured.Of(Started), Is.EqualTo([$"1 user.UserService/GetUserStats {address}"]));
        Assert.That(measured.Statuses(CallDuration), Is.EqualTo(["OK"]));
    }

    [Test]
    public void A_message_is_counted_without_its_frame_however_it_is_cut()
    {
        byte[] frames = [0, 0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, .. new byte[256]];
        for (var piece = 1; piece <= frames.Length; piece++)
        {
            var counter = new FrameCounter();
            foreach (var part in frames.Chunk(piece))
                counter.Count(part);
            Assert.That(counter.Bytes, Is.EqualTo(3 + 0 + 256));
        }
    }

    [Test]
    public void The_page_has_every_instrument_with_its_unit()
    {
        var code = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => AddIfOurs(instrument) };
        ClientMeter.AttemptStarted("none", "none");
        listener.Start();

        var page = Rows().Matches(File.ReadAllText(Repository.PathTo("docs", "calling.md")))
            .Select(row => $"{row.Groups["name"].Value} {row.Groups["unit"].Value}");
        Assert.That(page, Is.EquivalentTo(code));

        void AddIfOurs(Instrument instrument)
        {
            if (instrument.Meter.Name == ClientMeter.Name)
                code.Add($"{instrument.Name} {instrument.Unit}");
        }
    }

    private static CodeFirstClient<IUserService> Create(
        StubUserServiceHost host, Action<CodeFirstClientOptions>? configure = null, bool useContract = true)
        => CodeFirstClient.Create<IUserService>(host.Address, options =>
        {
            options.InitialBackoff = TimeSpan.FromMilliseconds(1);
            options.UseContractTimeouts = useContract;
            configure?.Invoke(options);
        });

    private static Task<StubUserServiceHost> ServeAsync(FailingUsers users) => StubUserServiceHost.StartAsync(users.Service);

    private static long Size<T>(T message)
    {
        using var bytes = new MemoryStream();
        Serializer.Serialize(bytes, message);
        return bytes.Length;
    }

    [GeneratedRegex(@"^\| `(?<name>grpc\.[^`]+)` \| (?<unit>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    /// <summary>What was measured of one target.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly ConcurrentQueue<(string Instrument, string Line, string Status)> _lines = new();
        private readonly MeterListener _listener;
        private readonly string _target;

        public Measured(string target)
        {
            _target = target;
            _listener = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Meter.Name == ClientMeter.Name)
                        listener.EnableMeasurementEvents(instrument);
                },
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.Start();
        }

        public IReadOnlyList<string> Of(string instrument)
            => [.. _lines.Where(line => line.Instrument == instrument).Select(line => line.Line)];

        public IReadOnlyList<string> Statuses(string instrument)
            => [.. _lines.Where(line => line.Instrument == instrument).Select(line => line.Status)];

        /// <summary>What is left behind ends by itself, and not before the call does.</summary>
        public async Task WaitForAsync(string instrument, string status)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (!Statuses(instrument).Contains(status))
                await Task.Delay(5, patience.Token);
        }

        public void Dispose() => _listener.Dispose();

        private void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var words = tags.ToArray().Select(tag => $"{tag.Value}").ToList();
            if (words.Contains(_target))
                _lines.Enqueue((instrument.Name, $"{value} {string.Join(' ', words)}", words[^1]));
        }
    }
}
