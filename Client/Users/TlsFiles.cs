using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CodeFirst.Client.Users;

/// <summary>The options that name PEM files: whom the program trusts, and how it proves who calls.</summary>
internal sealed class TlsFiles
{
    public Option<string?> Authority { get; } = new("--tls-ca")
    {
        Description = "A PEM file with the authority that signed the service's certificate. By default those the machine trusts.",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<string?> Certificate { get; } = new("--tls-certificate", "--tls-cert")
    {
        Description = "A PEM file with the caller's own certificate, for a service that asks for one.",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<string?> Key { get; } = new("--tls-key")
    {
        Description = "A PEM file with the key of --tls-certificate. By default it is in the same file.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <exception cref="InvalidDataException">A file holds nothing of what it should.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public ClientTlsOptions? Read(ParseResult parsed)
    {
        var (authority, certificate, key) = (parsed.GetValue(Authority), parsed.GetValue(Certificate), parsed.GetValue(Key));
        if (key is not null && certificate is null)
            throw new InvalidDataException($"--tls-key '{key}' is of no use without --tls-certificate FILE.");
        if (authority is null && certificate is null)
            return null;
        var tls = new ClientTlsOptions();
        if (authority is not null)
            Judged("--tls-ca", authority, () => tls.TrustedRoots.ImportFromPemFile(authority));
        if (authority is not null && tls.TrustedRoots.Count == 0)
            throw new InvalidDataException($"--tls-ca '{authority}' holds no certificate. It has to be a PEM file.");
        if (certificate is not null)
            Judged("--tls-certificate", certificate, () => tls.ClientCertificate = X509Certificate2.CreateFromPemFile(certificate, key));
        return tls;
    }

    private static void Judged(string option, string file, Action read)
    {
        try
        {
            read();
        }
        catch (CryptographicException broken)
        {
            throw new InvalidDataException($"{option} '{file}' cannot be used: {broken.Message}", broken);
        }
    }
}
