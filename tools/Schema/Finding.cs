namespace CodeFirst.Schema;

/// <summary>One reason why a contract cannot be exported exactly, and what to do about it.</summary>
/// <param name="Type">The C# type, service interface or assembly, by its full name.</param>
/// <param name="Member">The member of <paramref name="Type"/>; <see langword="null"/> when the whole type is meant.</param>
/// <param name="Reason">What is wrong, as the middle of a sentence.</param>
/// <param name="Remedy">What mends it, as the end of a sentence.</param>
public sealed record Finding(string Type, string? Member, string Reason, string Remedy)
{
    /// <summary>What the finding is about: <c>Namespace.Type.Member</c>, or <c>Namespace.Type</c>.</summary>
    public string Element => Member is null ? Type : $"{Type}.{Member}";

    /// <summary>The finding as one sentence that names the element, the reason and the remedy.</summary>
    /// <returns>For example <c>Shop.Order.Tag cannot be exported: object has no protobuf type; use a message or a scalar.</c></returns>
    public override string ToString() => $"{Element} cannot be exported: {Reason}; {Remedy}.";
}
