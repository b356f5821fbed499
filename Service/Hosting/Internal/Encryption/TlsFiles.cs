using CodeFirst.Hosting.Internal.Files;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>All files of the options, as they were read at one time.</summary>
/// <remarks>
/// They are compared by content: the files are small, and neither a swapped symbolic link (as Kubernetes mounts secrets), a file renamed
/// into place nor a network drive can change unseen, which times and watchers miss.
/// </remarks>
internal sealed record TlsFiles(SettingFile Certificate, SettingFile? Key, SettingFile? ClientAuthority)
{
    public static TlsFiles Read(TlsOptions options) => new(
        Read(nameof(TlsOptions.Certificate), options.Certificate!),
        options.Key is { } key ? Read(nameof(TlsOptions.Key), key) : null,
        options.ClientAuthority is { } authority ? Read(nameof(TlsOptions.ClientAuthority), authority) : null);

    public bool AreSameAs(TlsFiles other) =>
        Certificate.IsSameAs(other.Certificate)
        && AreSame(Key, other.Key)
        && AreSame(ClientAuthority, other.ClientAuthority);

    private static SettingFile Read(string setting, string path) => SettingFile.Read($"{TlsOptions.Section}:{setting}", path);

    private static bool AreSame(SettingFile? one, SettingFile? other) => one is null || other is null ? one == other : one.IsSameAs(other);
}
