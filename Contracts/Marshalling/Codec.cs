using System.ComponentModel;
using Grpc.Core;

namespace CodeFirst.Marshalling;

/// <summary>A codec of some message; see <see cref="Codec{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Codec
{
    private protected Codec()
    {
    }

    /// <summary>Makes a <see cref="Marshaller{T}"/> of the codec's message.</summary>
    internal abstract object CreateMarshaller();

    internal abstract byte[] ToBytes(object message);

    internal abstract object FromBytes(ReadOnlySpan<byte> bytes);
}
