using System.IO.Compression;
using System.Net;
using System.Text;
using Grpc.Core;
using NUnit.Framework;
using ProtoBuf;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>A unary call by POST, rule by rule of <see href="https://connectrpc.com/docs/protocol#unary-request"/>.</summary>
[TestFixture("1.1")]
[TestFixture("2.0")]
internal sealed class UnaryTests(string http)
{
    private readonly Version _version = Version.Parse(http);

    [Test]
    public async Task JSON_is_answered_in_JSON()
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync("Say", """{"text":"hi"}""");

        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(ConnectHost.Hello));
        Assert.That((answer.StatusCode, $"{answer.Content.Headers.ContentType}"), Is.EqualTo((HttpStatusCode.OK, ConnectHost.Json)));
    }

    [Test]
    public async Task Protobuf_is_answered_in_protobuf()
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync("Say", ConnectHost.Proto, Array.Empty<byte>());

        Assert.That(Serializer.Deserialize<Words>(await answer.Content.ReadAsStreamAsync()).Text, Is.EqualTo("hello"));
        Assert.That((answer.StatusCode, $"{answer.Content.Headers.ContentType}"), Is.EqualTo((HttpStatusCode.OK, ConnectHost.Proto)));
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("Application/JSON")]
    public async Task What_else_a_content_type_says_does_not_matter(string contentType)
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync("Say", contentType, "{}"u8.ToArray());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("Say", "text/plain", "application/json, application/proto, application/grpc, application/grpc-web")]
    [TestCase("Say", "application/connect+json", "application/json, application/proto, application/grpc, application/grpc-web")]
    [TestCase("Say", "application/xml", "application/json, application/proto, application/grpc, application/grpc-web")]
    [TestCase("Talk", "application/json", "application/connect+json, application/connect+proto, application/grpc, application/grpc-web")]
    public async Task Another_content_type_is_415_and_those_that_are_taken_are_named(string method, string contentType, string accepted)
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync(method, contentType, "{}"u8.ToArray());

        Assert.That((answer.StatusCode, answer.Headers.GetValues("accept-post").Single()), Is.EqualTo((HttpStatusCode.UnsupportedMediaType, accepted)));
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task Another_HTTP_method_is_405_and_the_one_that_is_taken_is_named(string verb)
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.SendAsync(new HttpMethod(verb), "/hosting.EveryShape/Say");

        Assert.That((answer.StatusCode, answer.Content.Headers.Allow.Single()), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "POST")));
    }

    [TestCase("/hosting.EveryShape/Shout", "application/json")]
    [TestCase("/hosting.Nothing/Say", "application/connect+json")]
    public async Task A_method_that_is_not_there_is_404_and_unimplemented(string path, string contentType)
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.SendAsync(HttpMethod.Post, path, contentType, "{}"u8.ToArray());

        Assert.That(
            (answer.StatusCode, await answer.Content.ReadAsStringAsync()),
            Is.EqualTo((HttpStatusCode.NotFound, $$"""{"code":"unimplemented","message":"There is no method {{path}} here."}""")));
    }

    [Test]
    public async Task JSON_of_another_part_of_the_application_is_left_alone()
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.SendAsync(HttpMethod.Post, "/orders", ConnectHost.Json, "{}"u8.ToArray());

        Assert.That((answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.NotFound, "")));
    }

    [TestCase("{")]
    [TestCase("")]
    [TestCase("""{"text":42}""")]
    [TestCase("[]")]
    public async Task JSON_that_cannot_be_read_is_invalid_argument(string json)
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync("Say", json);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("""{"code":"invalid_argument","message":"""));
    }

    [TestCase("1", HttpStatusCode.OK)]
    [TestCase("2", HttpStatusCode.BadRequest)]
    public async Task A_version_of_the_protocol_need_not_be_said_and_has_to_be_1(string version, HttpStatusCode expected)
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync("Say", "{}", ("Connect-Protocol-Version", version));

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Metadata_travels_both_ways_and_trailers_among_the_headers()
    {
        string? seen = null;
        await using var host = await ConnectHost.StartAsync(
            async call =>
            {
                var grpc = call.ServerCallContext!;
                seen = $"{grpc.RequestHeaders.GetValue("shard")} {Convert.ToHexString(grpc.RequestHeaders.GetValueBytes("key-bin")!)}";
                await grpc.WriteResponseHeadersAsync(new Metadata { { "region", "north" }, { "mark-bin", [1] } });
                grpc.ResponseTrailers.Add("cost", "237");
                grpc.ResponseTrailers.Add("sum-bin", [255, 254]);
                return new Words();
            },
            _version);

        using var answer = await host.PostAsync("Say", "{}", ("shard", "42"), ("key-bin", "/w"));

        Assert.That(seen, Is.EqualTo("42 FF"));
        Assert.That(
            string.Join(' ', "region mark-bin trailer-cost trailer-sum-bin".Split(' ').Select(name => answer.Headers.GetValues(name).Single())),
            Is.EqualTo("north AQ 237 //4"));
        Assert.That(answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key), Has.None.StartsWith("grpc-"));
    }

    [Test]
    public async Task What_Connect_says_of_the_call_is_no_metadata_of_it()
    {
        IEnumerable<string> seen = [];
        await using var host = await ConnectHost.StartAsync(
            call =>
            {
                seen = [.. call.RequestHeaders!.Select(entry => entry.Key)];
                return Task.FromResult(new Words());
            },
            _version);

        using var answer = await host.PostAsync("Say", "{}", ("connect-protocol-version", "1"), ("accept-encoding", "gzip"), ("shard", "42"));

        Assert.That(string.Join(' ', seen), Is.EqualTo("shard"));
    }

    [Test]
    public async Task A_request_in_gzip_is_read_and_a_long_answer_is_sent_in_it()
    {
        var text = new string('x', 5000);
        await using var host = await ConnectHost.StartAsync(_ => Task.FromResult(new Words { Text = text }), _version);

        using var answer = await host.PostAsync("Say", ConnectHost.Json, Gzip("{}"u8.ToArray()), ("content-encoding", "gzip"), ("accept-encoding", "br, gzip"));
        await using var unzipped = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);

        Assert.That(answer.Content.Headers.ContentEncoding.Single(), Is.EqualTo("gzip"));
        Assert.That(await reader.ReadToEndAsync(), Does.StartWith($$"""{"text":"{{text}}","""));
    }

    [Test]
    public async Task A_caller_that_takes_no_gzip_gets_none()
    {
        await using var host = await ConnectHost.StartAsync(_ => Task.FromResult(new Words { Text = new string('x', 5000) }), _version);

        using var answer = await host.PostAsync("Say", "{}", ("accept-encoding", "br"));

        Assert.That(answer.Content.Headers.ContentEncoding, Is.Empty);
    }

    [Test]
    public async Task Another_compression_is_unimplemented_and_those_that_are_read_are_named()
    {
        await using var host = await ConnectHost.StartAsync(_version);

        using var answer = await host.PostAsync("Say", ConnectHost.Json, [1], ("content-encoding", "zstd"));

        Assert.That(
            (answer.StatusCode, await answer.Content.ReadAsStringAsync()),
            Is.EqualTo((
                HttpStatusCode.NotImplemented,
                """{"code":"unimplemented","message":"'zstd' is no compression that this service reads. Send gzip, or identity, which is none."}""")));
    }

    [TestCase("100", HttpStatusCode.GatewayTimeout, "deadline_exceeded")]
    [TestCase("0", HttpStatusCode.GatewayTimeout, "deadline_exceeded")]
    [TestCase("soon", HttpStatusCode.BadRequest, "invalid_argument")]
    [TestCase("-1", HttpStatusCode.BadRequest, "invalid_argument")]
    [TestCase("12345678901", HttpStatusCode.BadRequest, "invalid_argument")]
    public async Task Connect_Timeout_Ms_is_the_deadline(string milliseconds, HttpStatusCode expected, string code)
    {
        await using var host = await ConnectHost.StartAsync(WaitAsync, _version);

        using var answer = await host.PostAsync("Say", "{}", ("connect-timeout-ms", milliseconds));

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith($$"""{"code":"{{code}}","""));
    }

    [Test]
    public async Task A_caller_that_is_gone_cancels_the_call()
    {
        var (asked, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await ConnectHost.StartAsync(
            async call =>
            {
                asked.SetResult();
                await using var gone = call.CancellationToken.Register(released.SetResult);
                return await WaitAsync(call);
            },
            _version);
        using var leaving = new CancellationTokenSource();

        var call = host.Client.PostAsync("/hosting.EveryShape/Say", new StringContent("{}", Encoding.UTF8, "application/json"), leaving.Token);
        await asked.Task;
        await leaving.CancelAsync();

        await released.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
    }

    internal static byte[] Gzip(byte[] message)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal))
            gzip.Write(message);
        return output.ToArray();
    }

    private static async Task<Words> WaitAsync(CallContext call)
    {
        await Task.Delay(Timeout.Infinite, call.CancellationToken);
        return new Words();
    }
}
