namespace CodeFirst.Codec.Model;

/// <summary>A service interface whose operations can all be served by generated code.</summary>
/// <param name="Type">The C# type with <c>global::</c> before it.</param>
/// <param name="Operations">Its own, then those of the <c>[SubService]</c> interfaces it inherits.</param>
internal sealed record Contract(string Type, Equatable<Operation> Operations);
