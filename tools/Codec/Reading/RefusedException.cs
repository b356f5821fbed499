namespace CodeFirst.Codec.Reading;

/// <summary>A member that a codec cannot write and read exactly as protobuf-net does.</summary>
internal sealed class RefusedException(string reason) : Exception(reason);
