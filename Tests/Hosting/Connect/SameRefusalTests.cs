using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Seeing;
using CodeFirst.Tests.Hosting.Tokens;
using CodeFirst.Tests.Support;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>Who calls in another protocol than gRPC is judged, refused, told and counted as gRPC's callers are.</summary>
[TestFixture]
internal sealed class SameRefusalTests
{
    private static readonly byte[] Negative = [0x08, .. Enumerable.Repeat((byte)0xFF, 9), 0x01];

    private TemporaryFolder _folder = default!;

    private static IEnumerable<TestCaseData> Refusals =>
        from protocol in EveryProtocol.Names
        from refusal in (string[])["thrown", "exception", "ceiling", "rate", "no token", "bad token"]
        from shape in (string[])["Say", "Repeat"]
        select new TestCaseData(protocol, refusal, shape).SetArgDisplayNames(protocol, refusal, shape);

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCaseSource(nameof(Refusals))]
    public async Task A_call_is_refused_in_the_words_of_gRPC(string protocol, string refusal, string shape)
    {
        await using var host = await ConnectHost.StartAsync(Reply(refusal), configure: builder => Configure(builder, refusal));
        var type = shape == "Say" ? MethodType.Unary : MethodType.ServerStreaming;
        var call = new EveryProtocol(host.Client.BaseAddress!, "hosting.EveryShape", shape, type, [], "{}", Header(refusal));
        if (refusal == "rate")
            await call.CallAsync("gRPC");

        var told = await call.CallAsync("gRPC");

        Assert.That(told, Is.Not.Null);
        Assert.That(await call.CallAsync(protocol), Is.EqualTo(told));
    }

    [TestCaseSource(typeof(EveryProtocol), nameof(EveryProtocol.Names))]
    public async Task A_request_that_breaks_a_rule_of_the_contract_is_refused_in_the_words_of_gRPC(string protocol)
    {
        await using var host = await UsersHost.StartAsync();
        var call = new EveryProtocol(host.Address, "user.UserService", "GetUserStats", MethodType.Unary, Negative, """{"userId":-1}""", null);

        var told = await call.CallAsync("gRPC");

        Assert.That((told!.Code, told.Message), Is.EqualTo(("invalid_argument", "user_id is -1; a user's id is greater than zero.")));
        Assert.That(await call.CallAsync(protocol), Is.EqualTo(told));
    }

    [TestCaseSource(typeof(EveryProtocol), nameof(EveryProtocol.Names))]
    public async Task A_call_is_counted_as_gRPCs_are(string protocol)
    {
        await using var host = await ConnectHost.StartAsync();
        var call = new EveryProtocol(host.Client.BaseAddress!, "hosting.EveryShape", "Say", MethodType.Unary, [0x0A, 1, (byte)'a'], """{"text":"a"}""", null);

        var (expected, actual) = (await MeasuredAsync(host, call, "gRPC"), await MeasuredAsync(host, call, protocol));

        Assert.That(expected, Does.Contain("rcvd_total_compressed_message_size{grpc.method=hosting.EveryShape/Say grpc.status=OK} 3"));
        Assert.That(actual, Is.EqualTo(expected));
    }

    private static async Task<string> MeasuredAsync(ConnectHost host, EveryProtocol call, string protocol)
    {
        using var metrics = new RecordedMetrics(host.Services, CodeFirstTelemetry.MeterName);
        Assert.That(await call.CallAsync(protocol), Is.Null);
        // the last of them is recorded after the answer is sent
        while (metrics.Names.Count() < 4)
            await Task.Yield();
        return string.Join('\n', metrics.Names.Order(StringComparer.Ordinal).Select(name =>
            name.Contains("duration", StringComparison.Ordinal) ? name : $"{name} {metrics.ValuesOf(name[..name.IndexOf('{', StringComparison.Ordinal)]).Single()}"));
    }

    private static Func<CallContext, Task<Words>> Reply(string refusal) => refusal switch
    {
        "thrown" => _ => throw new CallFailures("hosting.EveryShape").NotFound("WORD_NOT_FOUND", "Kein Wort: ü, 100 %.", "hosting.Word", "words/7"),
        "exception" => _ => throw new InvalidOperationException("internal"),
        "ceiling" => WaitAsync,
        _ => Answer,
    };

    private static async Task<Words> WaitAsync(CallContext call)
    {
        await Task.Delay(Timeout.Infinite, call.CancellationToken);
        return new Words();
    }

    private static Task<Words> Answer(CallContext call) => Task.FromResult(new Words());

    private static (string Name, string Value)? Header(string refusal) =>
        refusal == "bad token" ? ("authorization", "Bearer nonsense") : null;

    private void Configure(WebApplicationBuilder builder, string refusal)
    {
        if (refusal == "ceiling")
            builder.Services.Configure<DeadlineOptions>(options => options.Unary = options.Streams = TimeSpan.FromMilliseconds(100));
        if (refusal == "rate")
            builder.Services.Configure<LimitOptions>(options => options.CallerCallsPerSecond = options.CallerBurst = 1);
        if (!refusal.Contains("token", StringComparison.Ordinal))
            return;
        File.WriteAllText(_folder.PathTo("keys"), TokenIssuer.Jwks(TokenIssuer.Curve("one")));
        builder.Configuration["CodeFirst:Tokens:Keys"] = _folder.PathTo("keys");
        builder.Configuration["CodeFirst:Tokens:Issuer"] = TokenIssuer.Name;
        builder.Configuration["CodeFirst:Tokens:Audience"] = TokenIssuer.Audience;
    }
}
