using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using CodeFirst.Hosting.Internal.Answers;
using CodeFirst.Hosting.Internal.Calls;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Limits;

/// <summary>Says how large a message was and may be, where Grpc.AspNetCore says only that it was too large.</summary>
internal sealed class MessageSizes(IOptions<GrpcServiceOptions> options)
{
    // Grpc.AspNetCore.Server, PipeExtensions and HttpContextSerializationContext
    private const string Received = "Received message exceeds the maximum configured message size.";
    private const string Sent = "Sending message exceeds the maximum configured message size.";
    private const int PrefixLength = 5;

    private static readonly string Exhausted = ((int)StatusCode.ResourceExhausted).ToString(CultureInfo.InvariantCulture);

    /// <summary>Looks at the status of a call that is over, and not sent yet.</summary>
    public async ValueTask SayAsync(HttpContext call, IMethod method)
    {
        var trailers = call.Response.HasStarted ? call.Find<IHttpResponseTrailersFeature>()?.Trailers : call.Response.Headers;
        if (trailers is not { IsReadOnly: false } || trailers.GrpcStatus != Exhausted)
            return;
        if (trailers.GrpcMessage == Received)
            Set(trailers, method, "REQUEST_TOO_LARGE", await SizeAsync(call), "A message of the request", options.Value.MaxReceiveMessageSize);
        else if (trailers.GrpcMessage == Sent)
            Set(trailers, method, "RESPONSE_TOO_LARGE", null, "A message of the response", options.Value.MaxSendMessageSize);
    }

    private static void Set(IHeaderDictionary trailers, IMethod method, string reason, uint? size, string what, int? most)
    {
        var (actual, limit) = (Words(size), Words((uint?)most));
        var sentence = $"{what} of {method.FullName} is {(size is null ? "larger" : $"{actual} bytes, larger")} than the {limit} bytes "
            + "that the service allows. Send it in parts.";
        List<(string, string)> metadata = [("limit_bytes", limit.Replace(",", "", StringComparison.Ordinal))];
        if (size is not null)
            metadata.Add(("size_bytes", actual.Replace(",", "", StringComparison.Ordinal)));
        new StatusHeaders(new CallFailures(method.ServiceName)
            .ResourceExhausted(reason, sentence, method.FullName, null, [.. metadata]).GetRpcStatus()!).Set(trailers);
    }

    /// <summary>The size that stands before the message, which was refused before anything of it was taken.</summary>
    private static async Task<uint?> SizeAsync(HttpContext call)
    {
        try
        {
            // has the read come back at once with what lies there
            call.Request.BodyReader.CancelPendingRead();
            var read = await call.Request.BodyReader.ReadAsync();
            var size = read.Buffer.Length < PrefixLength ? (uint?)null : Size(read.Buffer.Slice(1, PrefixLength - 1));
            call.Request.BodyReader.AdvanceTo(read.Buffer.Start);
            return size;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }

    private static uint Size(ReadOnlySequence<byte> prefix)
    {
        Span<byte> octets = stackalloc byte[PrefixLength - 1];
        prefix.CopyTo(octets);
        return BinaryPrimitives.ReadUInt32BigEndian(octets);
    }

    private static string Words(uint? bytes) => bytes?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
