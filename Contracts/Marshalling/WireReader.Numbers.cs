using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CodeFirst.Marshalling;

#pragma warning disable CS1591 // named as protobuf's types are

public ref partial struct WireReader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt32() => (int)ReadUInt64();

    public long ReadInt64() => (long)ReadUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32() => (uint)ReadUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64()
    {
        if (_at < _end && Peek() is < 0x80 and var value)
        {
            _at++;
            return value;
        }

        return LongVarint();
    }

    public int ReadSInt32() => (int)ReadUInt32() is var value ? (int)((uint)value >> 1) ^ -(value & 1) : 0;

    public long ReadSInt64() => (long)ReadUInt64() is var value ? (long)((ulong)value >> 1) ^ -(value & 1) : 0;

    public bool ReadBool() => ReadUInt64() != 0;

    public uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public int ReadSFixed32() => (int)ReadFixed32();

    public long ReadSFixed64() => (long)ReadFixed64();

    public float ReadFloat() => BitConverter.UInt32BitsToSingle(ReadFixed32());

    public double ReadDouble() => BitConverter.UInt64BitsToDouble(ReadFixed64());

    public static short ToInt16(int value) => value == (short)value ? (short)value : throw OutOfRange(value, "short");

    public static sbyte ToSByte(int value) => value == (sbyte)value ? (sbyte)value : throw OutOfRange(value, "sbyte");

    public static ushort ToUInt16(uint value) => value == (ushort)value ? (ushort)value : throw OutOfRange(value, "ushort");

    public static byte ToByte(uint value) => value == (byte)value ? (byte)value : throw OutOfRange(value, "byte");

    public static char ToChar(uint value) => value == (char)value ? (char)value : throw OutOfRange(value, "char");

    private ulong LongVarint()
    {
        var value = 0ul;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_at >= _end)
                throw Truncated();
            var next = _bytes[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Malformed("has a number of more than 10 bytes");
    }

    private static InvalidDataException OutOfRange(long value, string type) =>
        Malformed($"says {value} where the contract has a {type}");
}
