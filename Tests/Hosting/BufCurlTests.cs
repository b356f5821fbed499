using System.Text.Json;
using CodeFirst.Tests.Support;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting;

/// <summary>buf curl without a schema file: all it knows of our service it was told by reflection.</summary>
[TestFixture]
internal sealed class BufCurlTests
{
    private UsersHost _host = default!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Toolchain.RequireBuf();
        _host = await UsersHost.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [TestCase("grpc-v1")]
    [TestCase("grpc-v1alpha")]
    public async Task It_lists_the_services(string protocol)
    {
        var result = await CurlAsync("", "", "--list-services", "--reflect-protocol", protocol);

        string[] services =
        [
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection",
            "user.UserService",
        ];
        Assert.That(Lines(result), Is.EqualTo(services));
    }

    [Test]
    public async Task It_lists_the_methods()
    {
        var result = await CurlAsync("", "", "--list-methods");

        string[] methods =
        [
            "user.UserService/ExportUserStats",
            "user.UserService/GetUserStats",
            "user.UserService/RecordPoints",
            "user.UserService/WatchUserStats",
        ];
        Assert.That(Lines(result).Where(method => method.StartsWith("user.", StringComparison.Ordinal)), Is.EqualTo(methods));
    }

    [TestCase("grpc-v1")]
    [TestCase("grpc-v1alpha")]
    public async Task It_calls_a_unary_method(string protocol)
    {
        var result = await CurlAsync("user.UserService/GetUserStats", """{"user_id": 42}""", "--reflect-protocol", protocol);

        Assert.That(Messages(result).Single(), Is.EqualTo(
            """{"userId":42,"username":"Cloud_Architect","totalPoints":1500,"isActive":true}"""));
    }

    [Test]
    public async Task It_calls_a_server_streaming_method()
    {
        var result = await CurlAsync("user.UserService/ExportUserStats", """{"max_chunk_bytes": 1024}""");

        var chunks = Messages(result).Select(chunk => JsonDocument.Parse(chunk).RootElement).ToList();
        Assert.That(chunks, Has.Count.GreaterThan(1));
        Assert.That(
            chunks.SelectMany(chunk => chunk.GetProperty("userIds").EnumerateArray()).Select(userId => userId.GetInt32()),
            Is.EqualTo(Enumerable.Range(1, 500)));
    }

    [Test]
    public async Task It_calls_a_client_streaming_method_with_several_messages()
    {
        var result = await CurlAsync(
            "user.UserService/RecordPoints",
            """
            {"events": [{"event_id": "buf-1", "user_id": 7, "points": 1}, {"event_id": "buf-2", "user_id": 7, "points": 2}]}
            {"events": [{"event_id": "buf-1", "user_id": 7, "points": 1}]}
            {"events": [{"event_id": "buf-3", "user_id": 7}]}
            """);

        var reply = JsonDocument.Parse(Messages(result).Single()).RootElement;
        Assert.That(Text(reply, "recorded", "duplicates", "rejected"), Is.EqualTo("2 1 1"));
        Assert.That(
            Text(reply.GetProperty("rejections")[0], "position", "eventId", "reason"),
            Is.EqualTo("3 buf-3 REJECTION_REASON_INVALID_POINTS"));
    }

    [Test]
    public async Task It_calls_a_duplex_method_and_talks_while_the_stream_runs()
    {
        await using var buf = Curl("user.UserService/WatchUserStats", "-d", "@-");

        await buf.Input.WriteLineAsync("""{"add_user_ids": [42]}""");
        await buf.Input.FlushAsync();
        await buf.WaitForOutputAsync("Cloud_Architect");
        await buf.Input.WriteLineAsync("""{"add_user_ids": [999]}""");
        await buf.Input.FlushAsync();
        await buf.WaitForOutputAsync("999");
        await buf.Input.WriteLineAsync("""{"remove_user_ids": [42, 999]}""");
        buf.Input.Close();

        string[] updates =
        [
            """{"userId":42,"stats":{"userId":42,"username":"Cloud_Architect","totalPoints":1500,"isActive":true}}""",
            """{"userId":999}""",
        ];
        Assert.That(Messages(await buf.WaitForExitAsync()), Is.EqualTo(updates));
    }

    [Test]
    public async Task A_failure_is_told_with_its_status_and_sentence()
    {
        var result = await CurlAsync("user.UserService/GetUserStats", """{"user_id": 999}""");

        // buf curl ends with the status shifted by three bits; NOT_FOUND is 5
        Assert.That(result.ExitCode, Is.EqualTo(5 << 3));
        Assert.That(result.Error, Does.Contain("There is no user with user_id 999."));
    }

    private async Task<ProgramResult> CurlAsync(string method, string input, params string[] arguments)
    {
        await using var buf = Curl(method, input.Length == 0 ? arguments : ["-d", "@-", .. arguments]);
        await buf.Input.WriteAsync(input);
        buf.Input.Close();
        return await buf.WaitForExitAsync();
    }

    private ChildProcess Curl(string method, params string[] arguments) => ChildProcess.Start(
        Toolchain.Buf, ["curl", "--protocol", "grpc", "--http2-prior-knowledge", .. arguments, $"{_host.Address}{method}"]);

    private static string Text(JsonElement message, params string[] fields) =>
        string.Join(' ', fields.Select(field => message.GetProperty(field).GetString()));

    private static string[] Lines(ProgramResult result)
    {
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The messages of the answer, each on one line without spaces of layout.</summary>
    private static List<string> Messages(ProgramResult result)
    {
        var reader = new Utf8JsonReader(
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Lines(result))), new JsonReaderOptions { AllowMultipleValues = true });
        List<string> messages = [];
        while (reader.Read())
            messages.Add(JsonSerializer.Serialize(JsonElement.ParseValue(ref reader)));
        return messages;
    }
}
