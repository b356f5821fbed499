using System.Text;

namespace CodeFirst.Marshalling;

public ref partial struct WireReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a string.</summary>
    /// <returns>The string.</returns>
    /// <exception cref="InvalidDataException">It is not UTF-8.</exception>
    public string ReadString()
    {
        var text = Take(ReadLength());
        if (Ascii.IsValid(text))
            return Encoding.Latin1.GetString(text);
        try
        {
            return Utf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("has a string that is not UTF-8");
        }
    }

    /// <summary>Reads bytes.</summary>
    /// <returns>A copy of them.</returns>
    public byte[] ReadBytes()
    {
        var bytes = ReadSpan();
        return bytes.IsEmpty ? [] : bytes.ToArray();
    }

    /// <summary>Reads bytes, a string or a message as they lie there.</summary>
    /// <returns>A part of what is read, not a copy.</returns>
    public ReadOnlySpan<byte> ReadSpan() => Take(ReadLength());
}
