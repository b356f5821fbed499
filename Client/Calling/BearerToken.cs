namespace CodeFirst.Client;

/// <summary>A token that calls carry in <c>authorization: Bearer …</c> (RFC 6750).</summary>
/// <param name="Value">The token itself.</param>
/// <param name="ExpiresAt">
/// When it ends; a new one is asked for 30 seconds before. <see langword="null"/>: it is kept for as long as the client lives.
/// </param>
public sealed record BearerToken(string Value, DateTimeOffset? ExpiresAt = null);
