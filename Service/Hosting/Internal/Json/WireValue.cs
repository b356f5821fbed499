namespace CodeFirst.Hosting.Internal.Json;

/// <summary>A value on the wire: a number's bits, or bytes. The default one is every type's default.</summary>
internal readonly ref struct WireValue(ulong bits, ReadOnlySpan<byte> bytes)
{
    public ulong Bits { get; } = bits;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;
}
