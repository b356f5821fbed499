using System.Security.Cryptography.X509Certificates;

namespace CodeFirst.Client;

/// <summary>Whom a client trusts, and how it proves who it is, where the machine's own trust is not the answer.</summary>
public sealed class ClientTlsOptions
{
    /// <summary>
    /// The certificate authorities that may have signed the service's certificate, and no others; a private one is loaded with
    /// <c>X509CertificateLoader.LoadCertificateFromFile</c>. Default: none given, so those the machine trusts. Revocation is only checked
    /// for the machine's own.
    /// </summary>
    public X509Certificate2Collection TrustedRoots { get; init; } = [];

    /// <summary>
    /// The certificate, with its private key, that the client shows a service that asks for one. Default <see langword="null"/>: none.
    /// </summary>
    public X509Certificate2? ClientCertificate { get; set; }
}
