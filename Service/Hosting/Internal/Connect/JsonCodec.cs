using System.Buffers;
using CodeFirst.Hosting.Internal.Json;
using CodeFirst.Hosting.Internal.Reading;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>Protobuf's canonical JSON.</summary>
internal sealed class JsonCodec(JsonMessage request, JsonMessage response) : IMessageCodec
{
    public string Name => "json";

    public ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            return request.ReadJson(message.Span);
        }
        catch (JsonRefusal refusal)
        {
            throw Unreadable.Json(refusal);
        }
    }

    public void Write(in ReadOnlySequence<byte> message, IBufferWriter<byte> output)
    {
        if (message.IsSingleSegment)
        {
            response.WriteJson(message.FirstSpan, output);
            return;
        }

        var whole = ArrayPool<byte>.Shared.Rent((int)message.Length);
        try
        {
            message.CopyTo(whole);
            response.WriteJson(whole.AsSpan(0, (int)message.Length), output);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }
}
