using ProtoBuf;

namespace CodeFirst.Benchmarks.Cells.Peers;

internal static class Message
{
    public static byte[] Of<T>(T message)
    {
        using var bytes = new MemoryStream();
        Serializer.Serialize(bytes, message);
        return bytes.ToArray();
    }
}
