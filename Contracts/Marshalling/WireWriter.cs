using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CodeFirst.Marshalling;

/// <summary>
/// Writes protobuf from the end of a buffer to its start, so that the length of a nested message is known when the place before it is
/// reached: one pass, nothing measured, nothing moved. Fields are given last to first, and so are the elements of a list.
/// </summary>
/// <remarks>
/// For generated code. A method with a <c>tag</c> writes a whole field, one without it an element of a packed list. A tag is
/// the field's number and wire type as <a href="https://protobuf.dev/programming-guides/encoding/">protobuf's encoding</a> has them.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WireWriter
{
    private const int LeastRented = 4096;

    private Span<byte> _buffer;
    private byte[]? _rented;
    private int _start;
    private int _depth;

    /// <summary>Writes into a buffer that the caller keeps, and into a pooled one once that is full.</summary>
    /// <param name="buffer">The first buffer.</param>
    public WireWriter(Span<byte> buffer)
    {
        _buffer = buffer;
        _start = buffer.Length;
    }

    /// <summary>How many bytes are written.</summary>
    public readonly int Length => _buffer.Length - _start;

    /// <summary>What is written; it is gone with <see cref="Dispose"/>.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[_start..];

    /// <summary>Gives a pooled buffer back.</summary>
    public void Dispose()
    {
        if (_rented is { } rented)
            ArrayPool<byte>.Shared.Return(rented);
        this = default;
    }

    /// <summary>Takes a pooled buffer before anything is written.</summary>
    /// <param name="capacity">How many bytes are expected.</param>
    internal static WireWriter Rent(int capacity)
    {
        var rented = ArrayPool<byte>.Shared.Rent(capacity);
        return new WireWriter(rented) { _rented = rented };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Take(int count)
    {
        var start = _start - count;
        if (start < 0)
            start = Grow(count);
        _start = start;
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(_buffer), start);
    }

    /// <summary>Makes room, and returns where the next <paramref name="count"/> bytes begin.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Grow(int count)
    {
        var needed = (long)Length + count;
        if (needed > Array.MaxLength)
            throw new InvalidOperationException($"A message of more than {Array.MaxLength} bytes cannot be written; send it in parts.");
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(Math.Max(needed, 2L * _buffer.Length), LeastRented), Array.MaxLength));
        var start = larger.Length - Length;
        Written.CopyTo(larger.AsSpan(start));
        if (_rented is { } rented)
            ArrayPool<byte>.Shared.Return(rented);
        _buffer = _rented = larger;
        return start - count;
    }
}
