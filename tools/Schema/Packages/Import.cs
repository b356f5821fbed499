namespace CodeFirst.Schema.Packages;

/// <summary>The first use of another package: <paramref name="User"/>, of this one, needs <paramref name="Used"/>, of that one.</summary>
internal sealed record Import(Type User, Type Used);
