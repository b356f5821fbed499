namespace CodeFirst.Codec.Model;

/// <summary>A <c>[ProtoMember]</c>.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Type">The C# type with <c>global::</c>.</param>
/// <param name="Number">The field's number.</param>
/// <param name="Cardinality">How many values it has.</param>
/// <param name="Value">Its value, that of an element, or that of a map's values.</param>
internal sealed record Member(string Name, string Type, int Number, Cardinality Cardinality, Value Value)
{
    /// <summary>A map's key.</summary>
    public Value? Key { get; init; }

    public bool IsPacked { get; init; }

    public Access Get { get; init; }

    public Access Set { get; init; }
}
