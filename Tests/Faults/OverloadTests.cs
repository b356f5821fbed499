using System.Diagnostics;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Grpc.Net.Client;
using NUnit.Framework;

namespace CodeFirst.Tests.Faults;

/// <summary>
/// Four times as many calls arrive as the service can answer, and none waits for the answer of another. A call is an export of the whole
/// table: it costs the service much and its caller, who does not read the columns, little, so that two cores are enough for both.
/// </summary>
[TestFixture, Category("Full"), NonParallelizable]
internal sealed class OverloadTests
{
    private const int Users = 20_000;
    private const int Callers = 8;
    private const int Overload = 4;
    private const int Single = 50;
    private const long MemoryBound = 512L * 1024 * 1024;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(10);

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly Method<byte[], byte[]> Export =
        new(MethodType.ServerStreaming, "user.UserService", "ExportUserStats", Bytes, Bytes);

    [Test, CancelAfter(300_000)]
    public async Task It_answers_as_many_in_time_as_without_it_and_recovers_at_once(CancellationToken patience)
    {
        var guarded = await RunAsync(patience);
        var unguarded = await RunAsync(patience, "--CodeFirst:Limits:RefuseLateCalls=false");

        await TestContext.Out.WriteLineAsync($"With the defaults: {guarded}");
        await TestContext.Out.WriteLineAsync($"With RefuseLateCalls=false: {unguarded}");
        Assert.Multiple(() =>
        {
            Assert.That(guarded.InTime, Is.GreaterThan(0.8 * guarded.Capacity));
            Assert.That(guarded.PeakMemory, Is.LessThan(MemoryBound));
            Assert.That(guarded.After, Is.LessThan(guarded.Before * 3));
        });
    }

    private static async Task<Figures> RunAsync(CancellationToken patience, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await using var service = await UsersProcess.StartAsync(
            folder.PathTo("users.db"), [$"--Storage:DemoUsers={Users}", .. arguments]);
        using var channel = GrpcChannel.ForAddress(service.Address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
        });
        var calls = channel.CreateCallInvoker();
        await SingleAsync(calls);
        var before = await SingleAsync(calls);
        var capacity = await CapacityAsync(calls, patience);

        var outcomes = await OverloadAsync(calls, capacity * Overload, patience);

        var after = await SingleAsync(calls);
        return new Figures(
            capacity,
            outcomes[StatusCode.OK].Count() / Phase.TotalSeconds,
            string.Join(", ", outcomes.Select(same => $"{same.Count():N0} {same.Key}")),
            service.PeakMemory,
            before,
            after);
    }

    /// <summary>Calls a second that are answered in time, when each caller waits for its answer.</summary>
    private static async Task<double> CapacityAsync(CallInvoker calls, CancellationToken patience)
    {
        var clock = Stopwatch.StartNew();
        var answered = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(
            async () =>
            {
                var count = 0;
                while (clock.Elapsed < Phase)
                    count += await CallAsync(calls) == StatusCode.OK ? 1 : 0;
                return count;
            },
            patience)));
        return answered.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Calls arrive by the clock, however many are under way.</summary>
    private static async Task<ILookup<StatusCode, StatusCode>> OverloadAsync(CallInvoker calls, double perSecond, CancellationToken patience)
    {
        var sent = new List<Task<StatusCode>>();
        var clock = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (clock.Elapsed < Phase && await tick.WaitForNextTickAsync(patience))
            while (sent.Count < clock.Elapsed.TotalSeconds * perSecond)
                sent.Add(Task.Run(() => CallAsync(calls), patience));
        return (await Task.WhenAll(sent)).ToLookup(status => status);
    }

    private static async Task<StatusCode> CallAsync(CallInvoker calls)
    {
        try
        {
            using var export = calls.AsyncServerStreamingCall(Export, null, new CallOptions(deadline: DateTime.UtcNow + Deadline), []);
            while (await export.ResponseStream.MoveNext(CancellationToken.None))
            {
            }

            return StatusCode.OK;
        }
        catch (RpcException failed)
        {
            return failed.StatusCode;
        }
    }

    /// <summary>The median of calls that have the service for themselves.</summary>
    private static async Task<TimeSpan> SingleAsync(CallInvoker calls)
    {
        var times = new List<TimeSpan>();
        for (var call = 0; call < Single; call++)
        {
            var clock = Stopwatch.StartNew();
            Assert.That(await CallAsync(calls), Is.EqualTo(StatusCode.OK));
            times.Add(clock.Elapsed);
        }

        return times.Order().ElementAt(Single / 2);
    }

    private sealed record Figures(double Capacity, double InTime, string Outcomes, long PeakMemory, TimeSpan Before, TimeSpan After)
    {
        public override string ToString() =>
            $"capacity {Capacity:0.0}/s; {Overload} times that: {InTime:0.0}/s in time ({InTime / Capacity:P0}), {Outcomes}; "
            + $"peak memory {PeakMemory / 1024.0 / 1024:0} MiB; p50 of a single call {Before.TotalMilliseconds:0.0} ms before, "
            + $"{After.TotalMilliseconds:0.0} ms after.";
    }
}
