using System.Numerics;
using System.Runtime.InteropServices;

namespace CodeFirst.Marshalling;

public ref partial struct WireReader
{
    private const int EndGroup = 4;

    /// <summary>Passes over a field that the contract does not know, or knows with another wire type.</summary>
    /// <param name="tag">Its tag, which is read.</param>
    public void Skip(uint tag)
    {
        if (tag >> 3 == 0)
            throw Malformed("has a field with the number 0");
        switch (tag & 7)
        {
            case 0:
                ReadUInt64();
                break;
            case 1:
                Take(sizeof(ulong));
                break;
            case 2:
                Take(ReadLength());
                break;
            case 3:
                SkipGroup(tag);
                break;
            case 5:
                Take(sizeof(uint));
                break;
            case EndGroup:
                throw Malformed("ends a group that did not begin");
            default:
                throw Malformed($"has a field of wire type {tag & 7}, which there is not");
        }
    }

    /// <summary>How many numbers a packed list has; each ends with a byte below 128.</summary>
    /// <returns>The count.</returns>
    public readonly int CountVarints()
    {
        const ulong Continues = 0x8080_8080_8080_8080;
        var rest = _bytes[_at.._end];
        var count = 0;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(rest))
            count += BitOperations.PopCount(~eight & Continues);
        foreach (var one in rest[(rest.Length & ~7)..])
            count += one < 0x80 ? 1 : 0;
        return count;
    }

    /// <summary>How many values of a fixed size a packed list has.</summary>
    /// <param name="size">The size of one in bytes.</param>
    /// <returns>The count.</returns>
    public readonly int CountFixed(int size) => (_end - _at) / size;

    /// <summary>How many fields with this tag stand here in a row, the one whose tag was just read among them.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The count, 1 at least; malformed fields end it.</returns>
    public readonly int CountRun(uint tag)
    {
        var ahead = this;
        var count = 1;
        try
        {
            for (ahead.Skip(tag); ahead.TryReadTag(out var next) && next == tag; count++)
                ahead.Skip(tag);
        }
        catch (InvalidDataException)
        {
            // the reading of it says so
        }

        return count;
    }

    private void SkipGroup(uint tag)
    {
        if (++_depth > DeepestNesting)
            throw TooDeep();
        while (TryReadTag(out var inner))
        {
            if ((inner & 7) != EndGroup)
            {
                Skip(inner);
                continue;
            }

            if (inner >> 3 != tag >> 3)
                throw Malformed("ends another group than the one that began");
            _depth--;
            return;
        }

        throw Truncated();
    }
}
