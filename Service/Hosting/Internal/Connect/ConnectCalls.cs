using CodeFirst.Hosting.Internal.Exchange;
using CodeFirst.Hosting.Internal.Streaming;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>Makes a gRPC call of a Connect request, in this process.</summary>
internal sealed class ConnectCalls(
    GrpcExchange exchange, ConnectError error, CompressedStreams compressed, IOptions<GrpcServiceOptions> options)
{
    private const string Version = "connect-protocol-version";

    private int Most => options.Value.MaxReceiveMessageSize ?? int.MaxValue;

    public Task PostAsync(HttpContext context, ConnectMethod method, IMessageCodec codec) => RunAsync(
        context, method, context.Request.Headers[Version], "1", new UnaryRequest(context.Request, codec, Most), new UnaryAnswer(context, codec, error));

    public Task GetAsync(HttpContext context, ConnectMethod method, IMessageCodec codec) => RunAsync(
        context, method, context.Request.Query["connect"], "v1", new GetRequest(context.Request.Query, codec, Most), new UnaryAnswer(context, codec, error));

    public Task StreamAsync(HttpContext context, ConnectMethod method, IMessageCodec codec)
    {
        var headers = context.Request.Headers;
        var isCompressed = compressed.Has(method.Path)
            && Coding.Accepts(headers["connect-accept-encoding"].ToString(), headers["connect-content-encoding"].ToString());
        return RunAsync(
            context,
            method,
            headers[Version],
            "1",
            new EnvelopeRequests(context.Request, codec, Most),
            new EnvelopeAnswers(context, codec, error, isCompressed));
    }

    /// <summary>Says that there is no such method.</summary>
    public async Task RefuseUnknownAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "application/json";
        var ending = Ending.Of(StatusCode.Unimplemented, $"There is no method {context.Request.Path} here.");
        await context.Response.BodyWriter.WriteAsync(error.Of(ending), context.RequestAborted);
    }

    private async Task RunAsync(
        HttpContext context, ConnectMethod method, string? version, string known, IExchangeRequests requests, IExchangeAnswers answers)
    {
        var metadata = ConnectMetadata.Of(context.Request.Headers);
        try
        {
            if (!string.IsNullOrEmpty(version) && version != known)
                throw new RpcException(new Status(
                    StatusCode.InvalidArgument, $"The protocol's version is '{version}', and only {known} is spoken here. Send {known}, or none."));
            ConnectTimeout.Set(context.Request.Headers, metadata);
        }
        catch (RpcException refusal)
        {
            answers.Begin(new HeaderDictionary());
            await answers.EndAsync(Ending.Of(refusal.StatusCode, refusal.Status.Detail));
            return;
        }

        await exchange.RunAsync(context, new ExchangeCall(method.Path, metadata), requests, answers, context.RequestAborted);
    }
}
