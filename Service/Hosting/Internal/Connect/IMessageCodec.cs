using System.Buffers;

namespace CodeFirst.Hosting.Internal.Connect;

/// <summary>What the messages of a call are written in.</summary>
internal interface IMessageCodec
{
    /// <summary>As it stands in content types, and in the query of a GET: <c>json</c>.</summary>
    string Name { get; }

    /// <returns>The request as protobuf.</returns>
    /// <exception cref="Grpc.Core.RpcException">It cannot be read.</exception>
    ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> message);

    /// <param name="message">The response as protobuf.</param>
    /// <param name="output">Where it goes.</param>
    void Write(in ReadOnlySequence<byte> message, IBufferWriter<byte> output);
}
