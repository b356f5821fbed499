using System.Runtime.CompilerServices;
using CodeFirst.Marshalling;
using Grpc.Core;
using ProtoBuf.Grpc.Configuration;
using ProtoBuf.Meta;

namespace CodeFirst.Hosting.Internal.Reading;

/// <summary>
/// The marshallers of codecs and of protobuf-net, whose reader throws <see cref="RpcException"/>. Of anything else gRPC says <c>UNKNOWN</c> in a call with one
/// request, and writes an error with its stack to the log, as often as a caller likes.
/// </summary>
internal sealed class CheckedMarshallers(BinderConfiguration inner) : MarshallerFactory
{
    protected override bool CanSerialize(Type type)
    {
        try
        {
            // what protobuf-net writes is compiled when the program runs
            return Codecs.Has(type) || (RuntimeFeature.IsDynamicCodeSupported && RuntimeTypeModel.Default.CanSerialize(type));
        }
        catch (NotSupportedException)
        {
            // such as jagged arrays; protobuf-net.Grpc asks in the same way
            return false;
        }
    }

    protected override Marshaller<T> CreateMarshaller<T>()
    {
        var stock = inner.GetMarshaller<T>();
        return new Marshaller<T>(stock.ContextualSerializer, message => Read(stock, message));
    }

    private static T Read<T>(Marshaller<T> stock, DeserializationContext message)
    {
        try
        {
            return stock.ContextualDeserializer(message);
        }
        catch (Exception unreadable) when (unreadable is not RpcException)
        {
            throw Unreadable.Message(unreadable);
        }
    }
}
