using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>The reason that a caller was told in <c>google.rpc.ErrorInfo</c>.</summary>
internal static class ReasonReader
{
    private const string Details = "grpc-status-details-bin";

    public static string? Read(HttpContext context, ServerCallContext? call)
    {
        try
        {
            return Sent(context, call) is { Length: > 0 } bytes
                ? Google.Rpc.Status.Parser.ParseFrom(bytes).GetDetail<ErrorInfo>()?.Reason
                : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidProtocolBufferException or FormatException)
        {
            // a service may put there what it likes
            return null;
        }
    }

    private static byte[]? Sent(HttpContext context, ServerCallContext? call) => call is null
        ? context.Response.Headers[Details].ToString() is { Length: > 0 } text ? Convert.FromBase64String(text) : null
        : call.ResponseTrailers.GetValueBytes(Details);
}
