using System.Net;
using System.Text;
using CodeFirst.Hosting;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>Streams of all three kinds, rule by rule of <see href="https://connectrpc.com/docs/protocol#streaming-rpcs"/>.</summary>
[TestFixture("1.1")]
[TestFixture("2.0")]
internal sealed class StreamTests(string http)
{
    private const string Hello = $"0 {ConnectHost.Hello}";
    private const string End = "2 {}";

    private readonly Version _version = Version.Parse(http);

    [TestCase("Repeat", 1, new[] { Hello, End })]
    [TestCase("Join", 3, new[] { Hello, End })]
    [TestCase("Join", 0, new[] { Hello, End })]
    [TestCase("Talk", 2, new[] { Hello, Hello, End })]
    [TestCase("Talk", 0, new[] { End })]
    public async Task Every_shape_is_answered_in_envelopes(string method, int messages, string[] expected)
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync(method, ConnectHost.StreamJson, Envelopes.Json([.. Enumerable.Repeat("{}", messages)]));

        Assert.That((answer.StatusCode, $"{answer.Content.Headers.ContentType}"), Is.EqualTo((HttpStatusCode.OK, ConnectHost.StreamJson)));
        Assert.That(await Envelopes.ReadTextAsync(answer), Is.EqualTo(expected));
    }

    [Test]
    public async Task Protobuf_is_answered_in_protobuf()
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync("Talk", ConnectHost.StreamProto, Envelopes.Of(0, []));
        var envelopes = await Envelopes.ReadAsync(answer);

        Assert.That($"{answer.Content.Headers.ContentType}", Is.EqualTo(ConnectHost.StreamProto));
        Assert.That(string.Join(' ', envelopes.Select(envelope => Convert.ToHexString(envelope.Message))), Does.Match("^0A0568656C6C6F12[0-9A-F]+ 7B7D$"));
    }

    [Test]
    public async Task The_last_envelope_has_what_went_wrong_and_the_trailers()
    {
        await using var host = await ConnectHost.StartAsync(
            async call =>
            {
                await call.ServerCallContext!.WriteResponseHeadersAsync(new Metadata { { "region", "north" } });
                call.ServerCallContext.ResponseTrailers.Add("cost", "237");
                call.ServerCallContext.ResponseTrailers.Add("sum-bin", [255, 254]);
                throw new RpcException(new Status(StatusCode.Aborted, "no"));
            },
            _version);

        using var answer = await host.PostAsync("Repeat", ConnectHost.StreamJson, Envelopes.Json("{}"));

        Assert.That(answer.Headers.GetValues("region").Single(), Is.EqualTo("north"));
        Assert.That(
            (await Envelopes.ReadTextAsync(answer)).Single(),
            Is.EqualTo("""2 {"error":{"code":"aborted","message":"no"},"metadata":{"cost":["237"],"sum-bin":["//4"]}}"""));
    }

    [Test]
    public async Task Compressed_messages_are_read()
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync(
            "Talk",
            ConnectHost.StreamJson,
            [.. Envelopes.Of(1, UnaryTests.Gzip("{}"u8.ToArray())), .. Envelopes.Json("{}")],
            ("connect-content-encoding", "gzip"));

        Assert.That(string.Join(' ', await Envelopes.ReadTextAsync(answer)), Is.EqualTo($"{Hello} {Hello} {End}"));
    }

    [Test]
    public async Task A_stream_that_is_to_be_compressed_is_for_callers_that_take_it()
    {
        await using var host = await ConnectHost.StartAsync(
            _version, builder => builder.Services.Configure<CodeFirstHostingOptions>(options => options.CompressedStreams.Add("hosting.EveryShape/Talk")));

        using var compressed = await host.PostAsync("Talk", ConnectHost.StreamJson, Envelopes.Json("{}"), ("connect-accept-encoding", "gzip"));
        using var plain = await host.PostAsync("Talk", ConnectHost.StreamJson, Envelopes.Json("{}"));

        Assert.That(compressed.Headers.GetValues("connect-content-encoding").Single(), Is.EqualTo("gzip"));
        Assert.That(string.Join(' ', (await Envelopes.ReadAsync(compressed)).Select(envelope => envelope.Flags)), Is.EqualTo("1 2"));
        Assert.That(string.Join(' ', await Envelopes.ReadTextAsync(plain)), Is.EqualTo($"{Hello} {End}"));
    }

    [TestCase(1, "internal", "A message of this call is marked as compressed, and the call names no connect-content-encoding. Send gzip there.")]
    [TestCase(2, "internal", "A message of this call cannot be read: its flag is 2, and only 0 (as it is) and 1 (compressed) mean anything.")]
    public async Task A_flag_that_means_nothing_is_said(int flags, string code, string sentence)
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync("Talk", ConnectHost.StreamJson, Envelopes.Of((byte)flags, "{}"u8.ToArray()));

        Assert.That(
            (await Envelopes.ReadTextAsync(answer)).Single(), Is.EqualTo($$$"""2 {"error":{"code":"{{{code}}}","message":"{{{sentence}}}"}}"""));
    }

    [Test]
    public async Task A_message_that_ends_before_it_is_whole_is_said()
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync("Talk", ConnectHost.StreamJson, Envelopes.Json("{}")[..^1]);

        Assert.That((await Envelopes.ReadTextAsync(answer)).Single(), Does.Contain("the call ended before it was whole"));
    }

    [Test]
    public async Task A_deadline_ends_a_stream_in_its_last_envelope()
    {
        await using var host = await ConnectHost.StartAsync(
            async call =>
            {
                await Task.Delay(Timeout.Infinite, call.CancellationToken);
                return new Words();
            },
            _version);

        using var answer = await host.PostAsync("Repeat", ConnectHost.StreamJson, Envelopes.Json("{}"), ("connect-timeout-ms", "100"));

        Assert.That((await Envelopes.ReadTextAsync(answer)).Single(), Does.StartWith("""2 {"error":{"code":"deadline_exceeded","""));
    }

    [Test]
    public async Task Answers_come_while_the_request_goes_on()
    {
        await using var host = await ConnectHost.StartAsync(HttpVersion.Version20);
        using var sent = new SlowContent(ConnectHost.StreamJson);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hosting.EveryShape/Talk") { Content = sent, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        var answering = host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await sent.WriteAsync(Envelopes.Json("{}"));
        using var answer = await answering;
        var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte[5 + Hello.Length - 2];
        await body.ReadExactlyAsync(first);
        await sent.WriteAsync(Envelopes.Json("{}"));
        await body.ReadExactlyAsync(first);
        sent.Complete();

        Assert.That(Encoding.UTF8.GetString(first[5..]), Is.EqualTo(Hello[2..]));
    }
}
