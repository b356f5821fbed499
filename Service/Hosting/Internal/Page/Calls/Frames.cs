using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CodeFirst.Hosting.Internal.Calls;
using CodeFirst.Hosting.Internal.Exchange;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Page.Calls;

/// <summary>What the browser is sent.</summary>
internal static class Frames
{
    /// <summary>On one line, letters as themselves.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A call that is not made.</summary>
    public static ReadOnlyMemory<byte> Refused(string why) => Write(writer => writer.WriteString("refused", why));

    /// <summary>A message that the service has read, and its sizes.</summary>
    public static ReadOnlyMemory<byte> Sent(int protobuf, int json) => Write(writer =>
    {
        writer.WriteStartObject("sent");
        writer.WriteNumber("protobuf", protobuf);
        writer.WriteNumber("json", json);
        writer.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Headers(IHeaderDictionary headers, double milliseconds) => Write(writer =>
    {
        WriteMetadata(writer, "headers", headers);
        writer.WriteNumber("ms", milliseconds);
    });

    public static ReadOnlyMemory<byte> Message(ReadOnlySpan<byte> json, int protobuf, double milliseconds)
    {
        var frame = new ArrayBufferWriter<byte>(json.Length + 128);
        using (var writer = new Utf8JsonWriter(frame, Options))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("message");
            writer.WriteRawValue(json, skipInputValidation: true);
            writer.WriteNumber("protobuf", protobuf);
            writer.WriteNumber("json", json.Length);
            writer.WriteNumber("ms", milliseconds);
            writer.WriteEndObject();
        }

        return frame.WrittenMemory;
    }

    /// <param name="ending">How the call ended.</param>
    /// <param name="details">Its <c>google.rpc.Status</c> in JSON; empty when there is none.</param>
    /// <param name="milliseconds">When.</param>
    public static ReadOnlyMemory<byte> Status(Ending ending, ReadOnlyMemory<byte> details, double milliseconds) => Write(writer =>
    {
        writer.WriteStartObject("status");
        writer.WriteNumber("code", (int)ending.Status);
        writer.WriteString("name", StatusNames.Of(ending.Status));
        writer.WriteString("message", ending.Message);
        writer.WriteEndObject();
        if (!details.IsEmpty)
        {
            writer.WritePropertyName("details");
            writer.WriteRawValue(details.Span, skipInputValidation: true);
        }

        WriteMetadata(writer, "trailers", ending.Trailers);
        writer.WriteNumber("ms", milliseconds);
    });

    private static void WriteMetadata(Utf8JsonWriter writer, string name, IHeaderDictionary metadata)
    {
        writer.WriteStartArray(name);
        foreach (var (key, values) in metadata)
            foreach (var value in values)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(key);
                writer.WriteStringValue(value);
                writer.WriteEndArray();
            }

        writer.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var frame = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(frame, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return frame.WrittenMemory;
    }
}
