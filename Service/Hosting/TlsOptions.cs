using CodeFirst.Hosting.Internal.Settings;

namespace CodeFirst.Hosting;

/// <summary>
/// The certificate of every <c>https</c> endpoint, and whose certificates its callers must show. The files are read again when they change:
/// new connections get the new certificate, those that are open go on. Checked when the host starts.
/// </summary>
/// <remarks>
/// Without <see cref="Certificate"/> this does nothing, and Kestrel's own settings (<c>Kestrel:Certificates</c>, <c>Kestrel:Endpoints</c>)
/// say which certificates there are. TLS 1.2 and 1.3 are spoken either way, and HTTP/2 alone is offered by ALPN.
/// </remarks>
public sealed class TlsOptions
{
    /// <summary>The configuration section these options are bound to: <c>CodeFirst:Tls</c>.</summary>
    public const string Section = "CodeFirst:Tls";

    /// <summary>
    /// The path of a PEM file (the certificate first, then its intermediates, which are sent along) or of a PFX file.
    /// Default <see langword="null"/>: none.
    /// </summary>
    public string? Certificate { get; set; }

    /// <summary>The path of the PEM file with the private key. Default <see langword="null"/>: it is in the file of the certificate.</summary>
    public string? Key { get; set; }

    /// <summary>The password of a PFX file or of an encrypted key. Default <see langword="null"/>: they have none.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// The path of a PEM file with the certificate authorities of the callers. When it is set, a caller that shows no valid certificate
    /// that one of them signed for clients is refused in the handshake. Revocation is not checked. Default <see langword="null"/>: callers
    /// show no certificate.
    /// </summary>
    public string? ClientAuthority { get; set; }

    /// <summary>How often the files are looked at. From 0.1 seconds to 1 hour; default 5 seconds.</summary>
    [TimeBounds(Section, "00:00:00.1", "01:00:00")]
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(5);
}
