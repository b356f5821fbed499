namespace CodeFirst.Hosting.Internal.Exchange;

/// <summary>A message that is too large to be read. It is gRPC that refuses it, by the length that is given here.</summary>
/// <param name="length">How many bytes it has, or at least has.</param>
internal sealed class OversizedMessageException(long length) : Exception
{
    public uint Length { get; } = (uint)Math.Min(length, int.MaxValue);
}
