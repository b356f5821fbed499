using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CodeFirst.Benchmarks.Contract;
using CodeFirst.Benchmarks.Peers.Servers;
using CodeFirst.Benchmarks.Peers.Users;

namespace CodeFirst.Benchmarks.Peers.Codecs;

/// <summary>Source-generated System.Text.Json.</summary>
internal static class JsonCodec
{
    public static CodecPart[] Parts()
    {
        var (writeOne, readOne) = Pair(FixedUsers.First(1)[0], PeerJson.Default.User);
        var (writeBatch, readBatch) = Pair(new UserBatch { Users = FixedUsers.First(CodecPart.BatchUsers) }, PeerJson.Default.UserBatch);
        return [CodecPart.One(writeOne, readOne), CodecPart.Batch(writeBatch, readBatch)];
    }

    private static (Action Write, Action Read) Pair<T>(T message, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var writer = new Utf8JsonWriter(buffer);
        var text = JsonSerializer.SerializeToUtf8Bytes(message, type);
        return (Write, () => JsonSerializer.Deserialize(text, type));

        void Write()
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            JsonSerializer.Serialize(writer, message, type);
        }
    }
}
