using System.ComponentModel.DataAnnotations;
using CodeFirst.Client.Internal.Channels;
using Microsoft.Extensions.Options;

namespace CodeFirst.Client.Internal;

/// <summary>Holds options to the bounds in their attributes.</summary>
internal sealed class CodeFirstClientOptionsValidator : IValidateOptions<CodeFirstClientOptions>
{
    public static IReadOnlyList<string> Failures(CodeFirstClientOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage!), .. Contradictions(options)];
    }

    private static IEnumerable<string> Contradictions(CodeFirstClientOptions options)
    {
        if (options.Address is not { } address || !ServiceAddress.IsUsable(address))
            yield break;
        if (options.Plaintext && address.Scheme == Uri.UriSchemeHttps)
            yield return $"Plaintext is set, and the address '{address.OriginalString}' asks for TLS: leave Plaintext out, or use http.";
        if (!ServiceAddress.IsPlaintext(options))
            yield break;
        if (options.Tls is not null)
            yield return $"Tls is set, and calls to '{address.OriginalString}' are not encrypted: {EncryptedForm(address)}, "
                + "or leave Tls out.";
        if (options.TokenSource is not null && !options.AllowTokenOverPlaintext)
            yield return $"TokenSource is set, and calls to '{address.OriginalString}' are not encrypted, so anyone on the way could read "
                + $"the token: {EncryptedForm(address)}, or set AllowTokenOverPlaintext where the way itself is safe.";
    }

    private static string EncryptedForm(Uri address) => ServiceAddress.IsBalanced(address) ? "leave Plaintext out" : "use https";

    public ValidateOptionsResult Validate(string? name, CodeFirstClientOptions options)
    {
        List<string> failures = [.. Failures(options)];
        if (options.Address is null)
            failures.Add(ServiceAddressAttribute.Missing);
        return failures.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(failures.Select(failure => $"{name}: {failure}"));
    }
}
