namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>All files of the options, as they were read at one time.</summary>
/// <remarks>
/// They are compared by content: the files are small, and neither a swapped symbolic link (as Kubernetes mounts secrets), a file renamed
/// into place nor a network drive can change unseen, which times and watchers miss.
/// </remarks>
internal sealed record TlsFiles(TlsFile Certificate, TlsFile? Key, TlsFile? ClientAuthority)
{
    public static TlsFiles Read(TlsOptions options) => new(
        TlsFile.Read(nameof(TlsOptions.Certificate), options.Certificate!),
        options.Key is { } key ? TlsFile.Read(nameof(TlsOptions.Key), key) : null,
        options.ClientAuthority is { } authority ? TlsFile.Read(nameof(TlsOptions.ClientAuthority), authority) : null);

    public bool AreSameAs(TlsFiles other) =>
        Certificate.IsSameAs(other.Certificate)
        && AreSame(Key, other.Key)
        && AreSame(ClientAuthority, other.ClientAuthority);

    private static bool AreSame(TlsFile? one, TlsFile? other) => one is null || other is null ? one == other : one.IsSameAs(other);
}
