using CodeFirst.Hosting.Internal.Settings;

namespace CodeFirst.Hosting;

/// <summary>
/// Which bearer tokens (JWTs) callers must show. When <see cref="Authority"/> or <see cref="Keys"/> is set, every method of a mapped
/// contract needs a valid token, and one with <see cref="Annotations.RequireScopeAttribute"/> the scope too; otherwise no method needs one.
/// Health needs none, and reflection follows <see cref="CodeFirstHostingOptions.Reflection"/>. Checked when the host starts.
/// </summary>
/// <remarks>
/// A token must be signed with RSA (2048 bits or more) or an elliptic curve, say when it ends, and be of the issuer for the audience.
/// <c>HttpContext.User</c> is then the token's: its claims have the names that the token gives them, and its name is <c>sub</c>.
/// </remarks>
public sealed class TokenOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst:Tokens</c>.</summary>
    public const string Section = "CodeFirst:Tokens";

    /// <summary>The authentication scheme of these tokens, for policies of the application: <c>CodeFirst.Tokens</c>.</summary>
    public const string Scheme = "CodeFirst.Tokens";

    /// <summary>
    /// The URL of the authority that issues the tokens. Its issuer and its keys are found by OpenID Connect Discovery, below
    /// <c>/.well-known/openid-configuration</c>, and looked up again when a token is signed with a new key. Default
    /// <see langword="null"/>: none.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>
    /// In place of <see cref="Authority"/>, where none can be reached: the path of a file with the public keys, a JWKS (RFC 7517) or PEM.
    /// It is read again when it changes. Default <see langword="null"/>: none.
    /// </summary>
    public string? Keys { get; set; }

    /// <summary>The claim <c>iss</c> that tokens must have, with <see cref="Keys"/>. Default <see langword="null"/>: not set.</summary>
    public string? Issuer { get; set; }

    /// <summary>
    /// What tokens must have among their claim <c>aud</c>, so that those for other services are of no use here. Default
    /// <see langword="null"/>: not set.
    /// </summary>
    public string? Audience { get; set; }

    /// <summary>
    /// How far the clocks of the issuer and of this machine may be apart: tokens are valid for as much longer, and earlier. From 0 to 10
    /// minutes; default 30 seconds.
    /// </summary>
    [TimeBounds(Section, "00:00:00", "00:10:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether an open stream ends with <c>UNAUTHENTICATED</c> when its token does. Default <see langword="true"/>; otherwise a token
    /// counts for as long as a stream that was opened with it.
    /// </summary>
    public bool EndStreams { get; set; } = true;

    /// <summary>How often the file of <see cref="Keys"/> is looked at. From 0.1 seconds to 1 hour; default 5 seconds.</summary>
    [TimeBounds(Section, "00:00:00.1", "01:00:00")]
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(5);

    internal bool AreOn => Authority is not null || Keys is not null;
}
