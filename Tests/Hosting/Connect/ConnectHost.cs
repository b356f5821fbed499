using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CodeFirst.Hosting;
using CodeFirst.Tests.Hosting.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf.Grpc;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>An echo in all four shapes on a real socket, and a caller of it that knows HTTP and nothing of gRPC.</summary>
internal sealed class ConnectHost : IAsyncDisposable
{
    public const string Json = "application/json";
    public const string Proto = "application/proto";
    public const string StreamJson = "application/connect+json";
    public const string StreamProto = "application/connect+proto";

    /// <summary>What is answered by default, in JSON.</summary>
    public const string Hello = """{"text":"hello","saidAt":"2026-01-02T03:04:05Z"}""";

    private static readonly Words HelloWords = new() { Text = "hello", SaidAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) };

    private readonly CodeFirstHost _host;

    private ConnectHost(CodeFirstHost host, Version version)
    {
        _host = host;
        Client = new HttpClient { BaseAddress = host.Address, DefaultRequestVersion = version, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public static Task<ConnectHost> StartAsync(
        Func<CallContext, Task<Words>> reply, Version? version = null, Action<WebApplicationBuilder>? configure = null) =>
        StartAsync(version ?? HttpVersion.Version20, application => application.MapCodeFirst<FailingEcho>(), builder =>
        {
            builder.Services.AddSingleton(new FailingEcho(reply));
            configure?.Invoke(builder);
        });

    /// <summary>Answers with a word.</summary>
    public static Task<ConnectHost> StartAsync(Version? version = null, Action<WebApplicationBuilder>? configure = null) =>
        StartAsync(_ => Task.FromResult(HelloWords), version, configure);

    public Task<HttpResponseMessage> PostAsync(
        string method, string contentType, byte[] body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"/hosting.EveryShape/{method}", contentType, body, headers);

    public Task<HttpResponseMessage> PostAsync(string method, string json, params (string Name, string Value)[] headers) =>
        PostAsync(method, Json, Encoding.UTF8.GetBytes(json), headers);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod verb, string path, string? contentType = null, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(verb, path) { Version = Client.DefaultRequestVersion, VersionPolicy = Client.DefaultVersionPolicy };
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType!) } };
        foreach (var (name, value) in headers)
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content!.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }

    private static async Task<ConnectHost> StartAsync(Version version, Action<WebApplication> map, Action<WebApplicationBuilder> configure) =>
        new(
            await CodeFirstHost.StartAsync(map, builder =>
            {
                if (version.Major == 1)
                    builder.Services.PostConfigure<KestrelServerOptions>(
                        kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1));
                configure(builder);
            }),
            version);
}
