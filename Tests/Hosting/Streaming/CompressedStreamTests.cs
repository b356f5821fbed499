using System.IO.Compression;
using CodeFirst.Contracts;
using CodeFirst.Hosting;
using CodeFirst.Testing;
using CodeFirst.Tests.Client;
using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace CodeFirst.Tests.Hosting.Streaming;

/// <summary>Streams whose messages are compressed for callers that can read them so.</summary>
[TestFixture]
internal sealed class CompressedStreamTests
{
    private const string Export = "user.UserService/ExportUserStats";

    [TestCase("identity,deflate,gzip", true)]
    [TestCase("identity, gzip", true)]
    [TestCase("identity", false)]
    [TestCase(null, false)]
    public async Task Messages_are_compressed_for_callers_that_say_so(string? accepted, bool isCompressed)
    {
        await using var host = await StartAsync(Export);

        var (encoding, flag) = await CallAsync(host, accepted);

        Assert.That((encoding, flag), Is.EqualTo((isCompressed ? "gzip" : null, isCompressed ? 1 : 0)));
    }

    [Test]
    public async Task Other_streams_are_not()
    {
        await using var host = await StartAsync("user.UserService/WatchUserStats");

        Assert.That(await CallAsync(host, "gzip"), Is.EqualTo(((string?)null, 0)));
    }

    [Test]
    public async Task A_client_reads_what_was_sent()
    {
        await using var host = await StartAsync(Export);
        using var client = host.CreateClient<IUserService>();

        var chunks = await client.Service.ExportUserStats(new ExportUserStatsRequest()).ToListAsync();

        Assert.That(chunks.SelectMany(chunk => chunk.UserIds), Is.EqualTo(Enumerable.Range(1, 1_000)));
    }

    [Test]
    public async Task Messages_are_compressed_better_than_fastest_unless_the_application_says_otherwise()
    {
        await using var host = await StartAsync(Export);
        await using var fast = await StartAsync(
            Export, services => services.Configure<GrpcServiceOptions>(options => options.ResponseCompressionLevel = CompressionLevel.Fastest));

        var (usual, fastest) = (await ReadAsync(host), await ReadAsync(fast));

        Assert.That(usual, Has.Length.LessThan(fastest.Length));
    }

    [TestCase("user.UserService/GetUserStats")]
    [TestCase("ExportUserStats")]
    public async Task A_name_that_is_no_served_stream_stops_the_start(string name)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(name));

        Assert.That(refused.Message, Is.EqualTo(
            $"CodeFirst:CompressedStreams names '{name}', which is no stream of responses that is served. "
            + "Give some of user.UserService/ExportUserStats, user.UserService/WatchUserStats."));
    }

    private static Task<ContractHost> StartAsync(string name, Action<IServiceCollection>? configure = null) => ContractHost.StartAsync(
        new StubUserService
        {
            OnExport = (_, _) => AsyncEnumerable.Repeat(new ExportUserStatsResponse { UserIds = [.. Enumerable.Range(1, 1_000)] }, 1),
        },
        services =>
        {
            services.Configure<CodeFirstHostingOptions>(options => options.CompressedStreams.Add(name));
            configure?.Invoke(services);
        });

    private static async Task<(string? Encoding, int Flag)> CallAsync(ContractHost host, string? accepted)
    {
        using var response = await SendAsync(host, accepted);
        var body = await response.Content.ReadAsByteArrayAsync();
        return (response.Headers.TryGetValues("grpc-encoding", out var encodings) ? encodings.Single() : null, body[0]);
    }

    private static async Task<byte[]> ReadAsync(ContractHost host)
    {
        using var response = await SendAsync(host, "gzip");
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(ContractHost host, string? accepted)
    {
        using var handler = new SocketsHttpHandler();
        host.Connect(handler);
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://memory:1/{Export}")
        {
            Version = new Version(2, 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[5]) { Headers = { { "content-type", "application/grpc" } } },
            Headers = { { "te", "trailers" } },
        };
        if (accepted is not null)
            request.Headers.Add("grpc-accept-encoding", accepted);
        // read to its end before the connection goes
        return await client.SendAsync(request);
    }
}
