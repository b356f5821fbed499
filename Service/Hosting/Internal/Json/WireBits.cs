using CodeFirst.Marshalling;
using Google.Protobuf;

namespace CodeFirst.Hosting.Internal.Json;

/// <summary>A number as its wire type carries it.</summary>
internal static class WireBits
{
    public static ulong Read(ref WireReader reader, WireFormat.WireType type) => type switch
    {
        WireFormat.WireType.Fixed32 => reader.ReadFixed32(),
        WireFormat.WireType.Fixed64 => reader.ReadFixed64(),
        _ => reader.ReadUInt64(),
    };

    public static void WriteField(ref WireWriter writer, WireFormat.WireType type, uint tag, ulong bits)
    {
        if (type == WireFormat.WireType.Fixed32)
            writer.WriteFixed32(tag, (uint)bits);
        else if (type == WireFormat.WireType.Fixed64)
            writer.WriteFixed64(tag, bits);
        else
            writer.WriteUInt64(tag, bits);
    }

    public static void WriteElement(ref WireWriter writer, WireFormat.WireType type, ulong bits)
    {
        if (type == WireFormat.WireType.Fixed32)
            writer.WriteFixed32((uint)bits);
        else if (type == WireFormat.WireType.Fixed64)
            writer.WriteFixed64(bits);
        else
            writer.WriteUInt64(bits);
    }
}
