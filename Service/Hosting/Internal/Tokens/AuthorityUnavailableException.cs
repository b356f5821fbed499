namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>Whether a token is valid cannot be told, since the keys of its authority are not known.</summary>
internal sealed class AuthorityUnavailableException() : Exception("The authority does not tell its keys.");
