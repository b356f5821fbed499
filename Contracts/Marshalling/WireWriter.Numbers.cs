using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CodeFirst.Marshalling;

#pragma warning disable CS1591 // named as protobuf's types are: a field with its tag, or an element of a packed list without

public ref partial struct WireWriter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt32(uint tag, int value)
    {
        if (((uint)value | tag) < 0x80)
            Pair(tag, (uint)value);
        else
            Long(tag, (ulong)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt32(uint tag, uint value)
    {
        if ((value | tag) < 0x80)
            Pair(tag, value);
        else
            Long(tag, value);
    }

    public void WriteInt64(uint tag, long value) => WriteUInt64(tag, (ulong)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt64(uint tag, ulong value)
    {
        if ((value | tag) < 0x80)
            Pair(tag, (uint)value);
        else
            Long(tag, value);
    }

    public void WriteSInt32(uint tag, int value) => WriteUInt32(tag, ZigZag(value));

    public void WriteSInt64(uint tag, long value) => WriteUInt64(tag, ZigZag(value));

    public void WriteBool(uint tag, bool value) => WriteUInt32(tag, value ? 1u : 0u);

    public void WriteFixed32(uint tag, uint value)
    {
        WriteFixed32(value);
        Tag(tag);
    }

    public void WriteFixed64(uint tag, ulong value)
    {
        WriteFixed64(value);
        Tag(tag);
    }

    public void WriteSFixed32(uint tag, int value) => WriteFixed32(tag, (uint)value);

    public void WriteSFixed64(uint tag, long value) => WriteFixed64(tag, (ulong)value);

    public void WriteFloat(uint tag, float value) => WriteFixed32(tag, BitConverter.SingleToUInt32Bits(value));

    public void WriteDouble(uint tag, double value) => WriteFixed64(tag, BitConverter.DoubleToUInt64Bits(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt32(int value) => WriteUInt64((ulong)value);

    public void WriteInt64(long value) => WriteUInt64((ulong)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt32(uint value)
    {
        if (value < 0x80)
            Take(1) = (byte)value;
        else
            Varint(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt64(ulong value)
    {
        if (value < 0x80)
            Take(1) = (byte)value;
        else
            Varint(value);
    }

    public void WriteSInt32(int value) => WriteUInt32(ZigZag(value));

    public void WriteSInt64(long value) => WriteUInt64(ZigZag(value));

    public void WriteBool(bool value) => Take(1) = value ? (byte)1 : (byte)0;

    public void WriteFixed32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(MemoryMarshal.CreateSpan(ref Take(4), 4), value);

    public void WriteFixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(MemoryMarshal.CreateSpan(ref Take(8), 8), value);

    public void WriteSFixed32(int value) => WriteFixed32((uint)value);

    public void WriteSFixed64(long value) => WriteFixed64((ulong)value);

    public void WriteFloat(float value) => WriteFixed32(BitConverter.SingleToUInt32Bits(value));

    public void WriteDouble(double value) => WriteFixed64(BitConverter.DoubleToUInt64Bits(value));

    private static uint ZigZag(int value) => (uint)(value << 1 ^ value >> 31);

    private static ulong ZigZag(long value) => (ulong)(value << 1 ^ value >> 63);

    private void Long(uint tag, ulong value)
    {
        Varint(value);
        Tag(tag);
    }

    private void Varint(ulong value)
    {
        // 7 bits a byte: 9/64 is 1/7 for every number of bits from 1 to 64
        var length = (BitOperations.Log2(value | 1) * 9 + 73) / 64;
        ref var place = ref Take(length);
        for (; value >= 0x80; value >>= 7)
        {
            place = (byte)(value | 0x80);
            place = ref Unsafe.Add(ref place, 1);
        }

        place = (byte)value;
    }
}
