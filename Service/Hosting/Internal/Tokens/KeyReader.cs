using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CodeFirst.Hosting.Internal.Files;
using Microsoft.IdentityModel.Tokens;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>A JWKS or a PEM file as public keys. What is wrong with it is said with the file.</summary>
internal static class KeyReader
{
    // https://datatracker.ietf.org/doc/html/rfc7518#section-3.3
    private const int ShortestRsa = 2048;

    /// <exception cref="InvalidDataException">The file holds no public key, or one that must not be there.</exception>
    public static IReadOnlyList<SecurityKey> Read(SettingFile file)
    {
        var keys = file.IsPem ? FromPem(file) : FromJwks(file);
        if (keys.Count == 0)
            throw Wrong(file, "holds no public key that signs. It has to be a JWKS with RSA or EC keys, or PEM.");
        if (keys.FirstOrDefault(key => key is not ECDsaSecurityKey && key.KeySize < ShortestRsa) is { } shortest)
            throw Wrong(file, $"holds an RSA key of {shortest.KeySize} bits, which can be broken. Use {ShortestRsa} or more.");
        return keys;
    }

    private static IReadOnlyList<SecurityKey> FromJwks(SettingFile file)
    {
        JsonWebKeySet set;
        try
        {
            set = new JsonWebKeySet(file.Text);
        }
        catch (ArgumentException)
        {
            throw Wrong(file, "is neither a JWKS nor PEM.");
        }

        // whoever reads a file of public keys need not be trusted with these
        if (set.Keys.Any(key => key.Kty == JsonWebAlgorithmsKeyTypes.Octet))
            throw Wrong(file, "holds a shared secret (kty oct), and whoever knows one can make tokens. Use RSA or EC keys.");
        if (set.Keys.Any(key => key.HasPrivateKey))
            throw PrivateKey(file);
        return [.. set.GetSigningKeys()];
    }

    private static List<SecurityKey> FromPem(SettingFile file)
    {
        var keys = new List<SecurityKey>();
        var rest = file.Text.AsSpan();
        while (PemEncoding.TryFind(rest, out var block))
        {
            if (FromPem(file, rest[block.Label].ToString(), Convert.FromBase64String(rest[block.Base64Data].ToString())) is { } key)
                keys.Add(key);
            rest = rest[block.Location.End..];
        }

        return keys;
    }

    private static SecurityKey? FromPem(SettingFile file, string label, byte[] content)
    {
        if (label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
            throw PrivateKey(file);
        try
        {
            return label switch
            {
                "PUBLIC KEY" => KeyOf(PublicKey.CreateFromSubjectPublicKeyInfo(content, out _)),
                "RSA PUBLIC KEY" => Rsa(content),
                "CERTIFICATE" => KeyOf(X509CertificateLoader.LoadCertificate(content).PublicKey),
                _ => null,
            };
        }
        catch (CryptographicException broken)
        {
            throw Wrong(file, $"holds a broken {label}: {broken.Message}");
        }
    }

    private static SecurityKey? KeyOf(PublicKey key) => (key.GetRSAPublicKey(), key.GetECDsaPublicKey()) switch
    {
        ({ } rsa, _) => new RsaSecurityKey(rsa),
        (_, { } curve) => new ECDsaSecurityKey(curve),
        _ => null,
    };

    private static RsaSecurityKey Rsa(byte[] content)
    {
        var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(content, out _);
        return new RsaSecurityKey(rsa);
    }

    private static InvalidDataException PrivateKey(SettingFile file) =>
        Wrong(file, "holds a private key, with which tokens are made. Give the public one; who checks tokens needs no more.");

    private static InvalidDataException Wrong(SettingFile file, string what) => new($"{file.Setting} '{file.Path}' {what}");
}
