using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>What a handshake is made with. Open connections keep theirs when another takes its place.</summary>
internal sealed class ServerTls(SslStreamCertificateContext certificate, X509Certificate2Collection? authorities)
{
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    public X509Certificate2 Certificate => certificate.TargetCertificate;

    /// <exception cref="InvalidDataException">The files cannot be used.</exception>
    public static ServerTls Load(TlsFiles files, string? password) => new(
        CertificateReader.ReadServer(files, password),
        files.ClientAuthority is { } authority ? CertificateReader.ReadAuthorities(authority) : null);

    public void Apply(SslServerAuthenticationOptions handshake)
    {
        // the context carries the intermediates; a selected certificate goes without them
        handshake.ServerCertificateSelectionCallback = null;
        handshake.ServerCertificate = null;
        handshake.ServerCertificateContext = certificate;
        if (authorities is null)
            return;
        handshake.CertificateChainPolicy = Policy(authorities);
        // a resumed session would be that of an authority which may have been taken out since
        handshake.AllowTlsResume = false;
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            ApplicationPolicy = { ClientAuthentication },
        };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
