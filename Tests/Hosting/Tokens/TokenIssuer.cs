using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CodeFirst.Tests.Hosting.Tokens;

/// <summary>Makes keys, and tokens with them.</summary>
internal sealed class TokenIssuer(AsymmetricAlgorithm key, string algorithm, string? id = null)
{
    public const string Name = "https://issuer.example";
    public const string Audience = "vault";

    public static TokenIssuer Rsa(string? id = null, string algorithm = SecurityAlgorithms.RsaSha256) => new(RSA.Create(2048), algorithm, id);

    public static TokenIssuer Curve(string? id = null) =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256), SecurityAlgorithms.EcdsaSha256, id);

    public string Pem => key.ExportSubjectPublicKeyInfoPem();

    public string PrivatePem => key.ExportPkcs8PrivateKeyPem();

    private SecurityKey Key => key is RSA rsa ? new RsaSecurityKey(rsa) { KeyId = id } : new ECDsaSecurityKey((ECDsa)key) { KeyId = id };

    /// <summary>The set of these issuers' keys, as RFC 7517 writes it.</summary>
    public static string Jwks(params TokenIssuer[] issuers) =>
        JsonSerializer.Serialize(new { keys = issuers.Select(issuer => issuer.Jwk()) });

    /// <param name="expires">The claim exp; none when it is null.</param>
    /// <param name="change">Changes the claims, which are those of a token that is right.</param>
    public string Issue(DateTimeOffset? expires, params ReadOnlySpan<(string Name, object? Value)> change)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Name,
            ["aud"] = Audience,
            ["sub"] = "analytics",
            ["scope"] = "vault.read vault.write",
        };
        if (expires is { } end)
            claims["exp"] = end.ToUnixTimeSeconds();
        foreach (var (name, value) in change)
            if (value is null)
                claims.Remove(name);
            else
                claims[name] = value;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new SigningCredentials(Key, algorithm),
        });
    }

    public Dictionary<string, string> Jwk(bool withPrivateKey = false)
    {
        var jwk = new Dictionary<string, string> { ["use"] = "sig" };
        if (id is not null)
            jwk["kid"] = id;
        if (key is RSA rsa)
        {
            var parameters = rsa.ExportParameters(withPrivateKey);
            (jwk["kty"], jwk["n"], jwk["e"]) = ("RSA", Base64UrlEncoder.Encode(parameters.Modulus), Base64UrlEncoder.Encode(parameters.Exponent));
            if (withPrivateKey)
                (jwk["d"], jwk["p"], jwk["q"], jwk["dp"], jwk["dq"], jwk["qi"]) = (
                    Base64UrlEncoder.Encode(parameters.D), Base64UrlEncoder.Encode(parameters.P), Base64UrlEncoder.Encode(parameters.Q),
                    Base64UrlEncoder.Encode(parameters.DP), Base64UrlEncoder.Encode(parameters.DQ), Base64UrlEncoder.Encode(parameters.InverseQ));
        }
        else
        {
            var parameters = ((ECDsa)key).ExportParameters(false);
            (jwk["kty"], jwk["crv"]) = ("EC", "P-256");
            (jwk["x"], jwk["y"]) = (Base64UrlEncoder.Encode(parameters.Q.X), Base64UrlEncoder.Encode(parameters.Q.Y));
        }

        return jwk;
    }
}
