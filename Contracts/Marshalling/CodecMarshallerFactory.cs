using Grpc.Core;
using ProtoBuf.Grpc.Configuration;

namespace CodeFirst.Marshalling;

/// <summary>
/// Marshalls messages that have a codec, made by the source generator of <c>CodeFirst.Annotations</c>: one pass, into a buffer on the stack
/// or from the pool, and from there into the transport's own. <see cref="Configuration"/> leaves all others to protobuf-net.
/// </summary>
public sealed class CodecMarshallerFactory : MarshallerFactory
{
    private CodecMarshallerFactory()
    {
    }

    /// <summary>What <c>CodeFirst.Hosting</c> and <c>CodeFirst.Client</c> bind contracts with: codecs first, then protobuf-net.</summary>
    public static BinderConfiguration Configuration { get; } = BinderConfiguration.Create(
        [new CodecMarshallerFactory(), ProtoBufMarshallerFactory.Default, ProtoBufMarshallerFactory.GoogleProtobuf]);

    /// <inheritdoc/>
    protected override bool CanSerialize(Type type) => Codecs.Has(type);

    /// <inheritdoc/>
    protected override Marshaller<T> CreateMarshaller<T>() => (Marshaller<T>)Codecs.Find(typeof(T))!.CreateMarshaller();
}
