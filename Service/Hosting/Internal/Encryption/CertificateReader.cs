using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CodeFirst.Hosting.Internal.Files;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>Files as certificates. What is wrong with them is said with the file.</summary>
internal static class CertificateReader
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AnyPurpose = "2.5.29.37.0";

    /// <exception cref="InvalidDataException">The files hold no certificate with its key.</exception>
    public static SslStreamCertificateContext ReadServer(TlsFiles files, string? password)
    {
        var (leaf, chain) = files.Certificate.IsPem
            ? Judged(files, () => FromPem(files.Certificate.Text, (files.Key ?? files.Certificate).Text, password))
            : Judged(files, () => FromPfx(files.Certificate.Content, password));
        if (leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { } usage
            && !usage.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value is ServerAuthentication or AnyPurpose))
            throw new InvalidDataException(
                $"{files.Certificate.Setting} '{files.Certificate.Path}' is not for servers: its extended key usage leaves out serverAuth.");
        // offline: intermediates come from the file, never from the network
        return SslStreamCertificateContext.Create(leaf, chain, offline: true);
    }

    /// <exception cref="InvalidDataException">The file holds no certificate.</exception>
    public static X509Certificate2Collection ReadAuthorities(SettingFile file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(file.Text);
        }
        catch (CryptographicException broken)
        {
            throw new InvalidDataException($"{file.Setting} '{file.Path}' holds a broken certificate: {broken.Message}", broken);
        }

        return authorities.Count > 0
            ? authorities
            : throw new InvalidDataException($"{file.Setting} '{file.Path}' holds no certificate. It has to be a PEM file.");
    }

    private static (X509Certificate2 Leaf, X509Certificate2Collection Chain) FromPem(string certificates, string key, string? password)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificates);
        if (chain.Count > 0)
            chain.RemoveAt(0);
        var leaf = password is null
            ? X509Certificate2.CreateFromPem(certificates, key)
            : X509Certificate2.CreateFromEncryptedPem(certificates, key, password);
        return (Usable(leaf), chain);
    }

    private static (X509Certificate2 Leaf, X509Certificate2Collection Chain) FromPfx(byte[] content, string? password)
    {
        var chain = X509CertificateLoader.LoadPkcs12Collection(content, password);
        var leaf = chain.FirstOrDefault(certificate => certificate.HasPrivateKey)
            ?? throw new CryptographicException("It holds no certificate with a private key.");
        chain.Remove(leaf);
        return (leaf, chain);
    }

    // Windows does not serve with a key that lives in memory alone
    private static X509Certificate2 Usable(X509Certificate2 leaf) => OperatingSystem.IsWindows()
        ? X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), null)
        : leaf;

    private static T Judged<T>(TlsFiles files, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            var key = files.Key is null ? "" : $" with the key in {files.Key.Setting} '{files.Key.Path}'";
            throw new InvalidDataException(
                $"{files.Certificate.Setting} '{files.Certificate.Path}' cannot be used{key}: {broken.Message}", broken);
        }
    }
}
