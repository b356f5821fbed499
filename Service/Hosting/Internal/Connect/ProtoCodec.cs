using System.Buffers;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>Protobuf, which gRPC reads and writes itself.</summary>
internal sealed class ProtoCodec : IMessageCodec
{
    public static readonly ProtoCodec Instance = new();

    public string Name => "proto";

    public ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> message) => message;

    public void Write(in ReadOnlySequence<byte> message, IBufferWriter<byte> output)
    {
        foreach (var part in message)
            output.Write(part.Span);
    }
}
