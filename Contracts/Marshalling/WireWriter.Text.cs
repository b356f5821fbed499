using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace CodeFirst.Marshalling;

public ref partial struct WireWriter
{
    /// <summary>A string field, in UTF-8.</summary>
    /// <param name="tag">The field's tag.</param>
    /// <param name="value">The string; half a surrogate pair is written as U+FFFD.</param>
    public void WriteString(uint tag, string value)
    {
        var end = Length;
        var ascii = MemoryMarshal.CreateSpan(ref Take(value.Length), value.Length);
        if (Ascii.FromUtf16(value, ascii, out _) != OperationStatus.Done)
        {
            _start += value.Length;
            var length = Encoding.UTF8.GetByteCount(value);
            Encoding.UTF8.GetBytes(value, MemoryMarshal.CreateSpan(ref Take(length), length));
        }

        Close(tag, end);
    }

    /// <summary>A bytes field.</summary>
    /// <param name="tag">The field's tag.</param>
    /// <param name="value">The bytes.</param>
    public void WriteBytes(uint tag, scoped ReadOnlySpan<byte> value)
    {
        var end = Length;
        value.CopyTo(MemoryMarshal.CreateSpan(ref Take(value.Length), value.Length));
        Close(tag, end);
    }
}
