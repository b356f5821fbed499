namespace CodeFirst.Codec.Model;

/// <summary>What a value is to the code that writes and reads it.</summary>
internal enum ValueKind
{
    Scalar,
    Text,
    Bytes,
    Message,
}
