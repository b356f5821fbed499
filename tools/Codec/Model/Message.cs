namespace CodeFirst.Codec.Model;

/// <summary>A <c>[ProtoContract]</c> type, and why it has no codec if it has none.</summary>
/// <param name="Type">The C# type with <c>global::</c> before it.</param>
/// <param name="Name">The type as people write it.</param>
/// <param name="Place">Where it is declared.</param>
internal sealed record Message(string Type, string Name, Place Place)
{
    /// <summary>Why protobuf-net writes and reads it; <see langword="null"/> when a codec does.</summary>
    public string? Refusal { get; init; }

    public Equatable<Member> Members { get; init; }

    /// <summary>Whether a value can be of a derived class, which the contract does not know.</summary>
    public bool CanBeDerived { get; init; }

    /// <summary>Whether <c>new()</c> is not for everyone: private, or with required members.</summary>
    public bool HidesConstructor { get; init; }
}
