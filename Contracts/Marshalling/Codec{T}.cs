using System.ComponentModel;
using CodeFirst.Marshalling.Internal;

namespace CodeFirst.Marshalling;

/// <summary>Writes and reads one message type. The source generator of <c>CodeFirst.Annotations</c> makes one for each that it can.</summary>
/// <typeparam name="T">The message.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Codec<T> : Codec
    where T : class
{
    /// <summary>Makes a message as the contract's own constructor does.</summary>
    /// <returns>The message before anything is read into it.</returns>
    public abstract T Create();

    /// <summary>Writes the message's fields, the last first: <see cref="WireWriter"/> goes from the end to the start.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="message">What.</param>
    public abstract void Write(ref WireWriter writer, T message);

    /// <summary>Reads fields into the message until the reader is at its end.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="message">Where to.</param>
    public abstract void Merge(ref WireReader reader, T message);

    internal override object CreateMarshaller() => new CodecMarshaller<T>(this).Marshaller;

    internal override byte[] ToBytes(object message)
    {
        var writer = new WireWriter([]);
        try
        {
            Write(ref writer, (T)message);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    internal override object FromBytes(ReadOnlySpan<byte> bytes)
    {
        var message = Create();
        var reader = new WireReader(bytes);
        Merge(ref reader, message);
        return message;
    }
}
