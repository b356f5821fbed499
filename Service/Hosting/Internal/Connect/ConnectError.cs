using System.Buffers;
using System.Text.Json;
using CodeFirst.Hosting.Internal.Exchange;
using CodeFirst.Hosting.Internal.Json;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>Writes how a call ended: <see href="https://connectrpc.com/docs/protocol#error-end-stream"/>.</summary>
internal sealed class ConnectError(JsonTypes types)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of a call that failed.</summary>
    public byte[] Of(Ending ending) => Json(json => Write(json, ending));

    /// <summary>The last message of a stream.</summary>
    public byte[] EndOfStream(Ending ending) => Json(json =>
    {
        json.WriteStartObject();
        if (!ending.IsOk)
        {
            json.WritePropertyName("error");
            Write(json, ending);
        }

        if (ending.Trailers.Count > 0)
            WriteMetadata(json, ending.Trailers);
        json.WriteEndObject();
    });

    private void Write(Utf8JsonWriter json, Ending ending)
    {
        json.WriteStartObject();
        json.WriteString("code", ConnectCodes.Name(ending.Status));
        if (ending.Message.Length > 0)
            json.WriteString("message", ending.Message);
        if (Details(ending) is { Count: > 0 } details)
        {
            json.WriteStartArray("details");
            foreach (var detail in details)
                WriteDetail(json, detail);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteDetail(Utf8JsonWriter json, Any detail)
    {
        var type = detail.TypeUrl[(detail.TypeUrl.LastIndexOf('/') + 1)..];
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("value", Convert.ToBase64String(detail.Value.Span).TrimEnd('='));
        if (Readable(type, detail.Value) is { } readable)
        {
            json.WritePropertyName("debug");
            json.WriteRawValue(readable.WrittenSpan);
        }

        json.WriteEndObject();
    }

    /// <summary>For people alone: what cannot be shown is left out.</summary>
    private ArrayBufferWriter<byte>? Readable(string type, ByteString value)
    {
        try
        {
            if (types.Find(type) is not { } message)
                return null;
            var text = new ArrayBufferWriter<byte>();
            message.WriteJson(value.Span, text);
            return text;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void WriteMetadata(Utf8JsonWriter json, IHeaderDictionary metadata)
    {
        json.WriteStartObject("metadata");
        foreach (var (name, values) in metadata)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteStringValue(ConnectMetadata.Value(name, value));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static RepeatedField<Any> Details(Ending ending)
    {
        try
        {
            return ending.Details is { } bytes ? Google.Rpc.Status.Parser.ParseFrom(bytes).Details : [];
        }
        catch (InvalidProtocolBufferException)
        {
            // a service may put there what it likes
            return [];
        }
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Options))
            write(json);
        return text.WrittenSpan.ToArray();
    }
}
