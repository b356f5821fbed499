using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CodeFirst.Marshalling;

/// <summary>Reads protobuf from contiguous bytes. Whatever they are, it ends with a value or with <see cref="InvalidDataException"/>.</summary>
/// <remarks>
/// For generated code. No length is believed before the bytes are there, so nothing is allocated for bytes that never come.
/// https://protobuf.dev/programming-guides/encoding/
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WireReader
{
    /// <summary>How deep messages may be nested, as in protobuf's own readers.</summary>
    public const int DeepestNesting = 100;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;
    private int _end;
    private int _depth;

    /// <summary>Reads a message.</summary>
    /// <param name="message">All of its bytes.</param>
    public WireReader(ReadOnlySpan<byte> message)
    {
        _bytes = message;
        _end = message.Length;
    }

    /// <summary>Whether the message, or the packed list, goes on.</summary>
    public readonly bool HasMore => _at < _end;

    /// <summary>Reads the tag of the next field, if there is one.</summary>
    /// <param name="tag">The field's number and wire type.</param>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadTag(out uint tag)
    {
        if (_at >= _end)
        {
            tag = 0;
            return false;
        }

        tag = Peek();
        if (tag < 0x80)
            _at++;
        else
            tag = (uint)LongVarint();
        return true;
    }

    /// <summary>Enters a nested message.</summary>
    /// <returns>What <see cref="Leave"/> wants to know.</returns>
    public int Enter()
    {
        if (++_depth > DeepestNesting)
            throw TooDeep();
        return EnterPacked();
    }

    /// <summary>Leaves a nested message.</summary>
    /// <param name="end">What <see cref="Enter"/> returned.</param>
    public void Leave(int end)
    {
        _depth--;
        _end = end;
    }

    /// <summary>Enters a packed list.</summary>
    /// <returns>What <see cref="LeavePacked"/> wants to know.</returns>
    public int EnterPacked()
    {
        var length = ReadLength();
        var end = _end;
        _end = _at + length;
        return end;
    }

    /// <summary>Leaves a packed list.</summary>
    /// <param name="end">What <see cref="EnterPacked"/> returned.</param>
    public void LeavePacked(int end)
    {
        if (HasMore)
            throw Truncated();
        _end = end;
    }

    private int ReadLength()
    {
        var length = (int)ReadUInt64();
        if (length < 0)
            throw Malformed("has a field of negative length");
        return length <= _end - _at ? length : throw Truncated();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Peek() => Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), _at);

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _end - _at)
            throw Truncated();
        var taken = _bytes.Slice(_at, length);
        _at += length;
        return taken;
    }

    private static InvalidDataException Truncated() => Malformed("ends before its last field does");

    private static InvalidDataException TooDeep() => Malformed($"has messages nested deeper than {DeepestNesting} levels");

    private static InvalidDataException Malformed(string what) => new($"The message cannot be read as protobuf: it {what}.");
}
