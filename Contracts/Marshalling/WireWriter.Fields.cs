using System.Runtime.CompilerServices;

namespace CodeFirst.Marshalling;

public ref partial struct WireWriter
{
    /// <summary>Begins a nested message, whose fields follow.</summary>
    /// <returns>What <see cref="Close"/> wants to know.</returns>
    /// <exception cref="InvalidOperationException">Messages are nested deeper than any reader goes, or hold each other in a circle.</exception>
    public int OpenMessage()
    {
        if (++_depth > WireReader.DeepestNesting)
            throw new InvalidOperationException(
                $"Messages are nested deeper than {WireReader.DeepestNesting} levels, or one holds itself; protobuf's readers refuse that.");
        return Length;
    }

    /// <summary>Ends a nested message: its length and its tag stand before it.</summary>
    /// <param name="tag">The field's tag.</param>
    /// <param name="end">What <see cref="OpenMessage"/> returned.</param>
    public void CloseMessage(uint tag, int end)
    {
        _depth--;
        Close(tag, end);
    }

    /// <summary>Ends a packed list that was begun at <see cref="Length"/>.</summary>
    /// <param name="tag">The field's tag.</param>
    /// <param name="end">The <see cref="Length"/> it was begun at.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Close(uint tag, int end)
    {
        var length = (uint)(Length - end);
        if ((length | tag) < 0x80)
        {
            Pair(tag, length);
            return;
        }

        WriteUInt32(length);
        Tag(tag);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Tag(uint tag)
    {
        if (tag < 0x80)
            Take(1) = (byte)tag;
        else
            Varint(tag);
    }

    /// <summary>Two bytes at once, which is most fields.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Pair(uint first, uint second)
    {
        ref var place = ref Take(2);
        Unsafe.Add(ref place, 1) = (byte)second;
        place = (byte)first;
    }
}
