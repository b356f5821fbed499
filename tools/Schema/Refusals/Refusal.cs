namespace CodeFirst.Schema.Refusals;

/// <summary>A finding whose element is not known yet: the reason and the remedy alone.</summary>
internal sealed record Refusal(string Reason, string Remedy);
