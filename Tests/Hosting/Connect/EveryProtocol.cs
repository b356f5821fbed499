using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;

namespace CodeFirst.Tests.Hosting.Connect;

/// <summary>Makes the same call in each protocol, with the bytes of a message and no type of it.</summary>
internal sealed record EveryProtocol(Uri Address, string Service, string Method, MethodType Type, byte[] Proto, string Json, (string Name, string Value)? Header)
{
    public static readonly string[] Names = ["gRPC-Web", "gRPC-Web as text", "Connect in protobuf", "Connect in JSON"];

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    public Task<Told?> CallAsync(string protocol) => protocol switch
    {
        "gRPC" => GrpcAsync(new SocketsHttpHandler()),
        "gRPC-Web" => GrpcAsync(new GrpcWebHandler(GrpcWebMode.GrpcWeb, new SocketsHttpHandler())),
        "gRPC-Web as text" => GrpcAsync(new GrpcWebHandler(GrpcWebMode.GrpcWebText, new SocketsHttpHandler())),
        "Connect in protobuf" => ConnectAsync("proto", Proto),
        "Connect in JSON" => ConnectAsync("json", System.Text.Encoding.UTF8.GetBytes(Json)),
        _ => throw new ArgumentOutOfRangeException(nameof(protocol), protocol, null),
    };

    private async Task<Told?> GrpcAsync(HttpMessageHandler handler)
    {
        using var channel = GrpcChannel.ForAddress(
            Address, new GrpcChannelOptions { HttpHandler = handler, HttpVersion = HttpVersion.Version20, HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact });
        var method = new Method<byte[], byte[]>(Type, Service, Method, Bytes, Bytes);
        var options = new CallOptions();
        try
        {
            if (Type == MethodType.Unary)
                await channel.CreateCallInvoker().AsyncUnaryCall(method, null, WithHeader(options), Proto);
            else
                await channel.CreateCallInvoker().AsyncServerStreamingCall(method, null, WithHeader(options), Proto).ResponseStream.ReadAllAsync().ToListAsync();
            return null;
        }
        catch (RpcException failed)
        {
            return Told.Of(failed);
        }
    }

    private CallOptions WithHeader(CallOptions options) => Header is { } header
        ? options.WithHeaders(new Metadata { { header.Name, header.Value } })
        : options;

    private async Task<Told?> ConnectAsync(string codec, byte[] message)
    {
        using var client = new HttpClient();
        var isUnary = Type == MethodType.Unary;
        using var content = new ByteArrayContent(isUnary ? message : Envelopes.Of(0, message));
        content.Headers.ContentType = new MediaTypeHeaderValue($"application/{(isUnary ? "" : "connect+")}{codec}");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"/{Service}/{Method}"))
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (Header is { } header)
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var response = await client.SendAsync(request);
        if (isUnary)
            return response.IsSuccessStatusCode ? null : Told.Of(JsonElement.Parse(await response.Content.ReadAsByteArrayAsync()));
        var end = JsonElement.Parse((await Envelopes.ReadAsync(response))[^1].Message);
        return end.TryGetProperty("error", out var error) ? Told.Of(error) : null;
    }
}
