using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Encryption;

/// <summary>Settings that mean nothing without a certificate are a mistake, and one that would leave the callers unchecked.</summary>
internal sealed class TlsOptionsValidator : IValidateOptions<TlsOptions>
{
    public ValidateOptionsResult Validate(string? name, TlsOptions options)
    {
        if (options.Certificate is not null)
            return ValidateOptionsResult.Success;
        (string Setting, string? Value)[] others =
        [
            (nameof(TlsOptions.Key), options.Key),
            (nameof(TlsOptions.Password), options.Password),
            (nameof(TlsOptions.ClientAuthority), options.ClientAuthority),
        ];
        var lonely = others.Where(other => other.Value is not null)
            .Select(other => $"{TlsOptions.Section}:{other.Setting} is set without {TlsOptions.Section}:Certificate, and would do nothing. "
                + "Set Certificate to the path of a PEM or PFX file, or leave it out.")
            .ToList();
        return lonely.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(lonely);
    }
}
