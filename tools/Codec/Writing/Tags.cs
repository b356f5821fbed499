namespace CodeFirst.Codec.Writing;

/// <summary>A field's number and wire type in one number, as they stand on the wire.</summary>
internal static class Tags
{
    public static uint Of(int number, int wireType) => (uint)number << 3 | (uint)wireType;
}
