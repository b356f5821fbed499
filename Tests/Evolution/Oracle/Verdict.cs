using CodeFirst.Schema.Evolution;

namespace CodeFirst.Tests.Evolution.Oracle;

/// <summary>One finding, by us or by buf, in words that both can be put in. <paramref name="Element"/> is for example <c>Item#2</c>.</summary>
internal sealed record Verdict(string Package, Category Category, string Rule, string Element)
{
    public override string ToString() => $"{Category} {Rule} {Element}";
}
