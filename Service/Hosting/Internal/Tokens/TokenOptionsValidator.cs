using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>Settings that belong together, or exclude each other: one that is left out would let in tokens that were meant for others.</summary>
internal sealed class TokenOptionsValidator : IValidateOptions<TokenOptions>
{
    public ValidateOptionsResult Validate(string? name, TokenOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    /// <summary>Plaintext is for loopback here too: whoever could change the keys on their way could sign tokens.</summary>
    public static bool IsLocal(Uri authority) => authority.IsLoopback;

    private static IEnumerable<string> Mistakes(TokenOptions options)
    {
        if (options.Authority is not null && options.Keys is not null)
            yield return $"{Setting(nameof(TokenOptions.Authority))} is '{options.Authority}' and {Setting(nameof(TokenOptions.Keys))} is "
                + $"'{options.Keys}'. Set one of them: the authority tells its keys itself.";
        else if (options.Authority is { } authority)
            foreach (var mistake in OfAuthority(options, authority))
                yield return mistake;
        else if (options.Keys is { } keys)
        {
            if (options.Issuer is null)
                yield return Missing(nameof(TokenOptions.Keys), keys, nameof(TokenOptions.Issuer), "the claim iss of the tokens");
            if (options.Audience is null)
                yield return Missing(nameof(TokenOptions.Keys), keys, nameof(TokenOptions.Audience), "the claim aud of the tokens");
        }
        else
        {
            if (options.Issuer is { } issuer)
                yield return Lonely(nameof(TokenOptions.Issuer), issuer);
            if (options.Audience is { } audience)
                yield return Lonely(nameof(TokenOptions.Audience), audience);
        }
    }

    private static IEnumerable<string> OfAuthority(TokenOptions options, string authority)
    {
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            yield return $"{Setting(nameof(TokenOptions.Authority))} is '{authority}', which is no URL. "
                + "Give that of the authority, for example https://login.example.com.";
        else if (url.Scheme == Uri.UriSchemeHttp && !IsLocal(url))
            yield return $"{Setting(nameof(TokenOptions.Authority))} is '{authority}', and whoever is on the way could put keys of their own "
                + "in place of the authority's. Use https://.";
        if (options.Audience is null)
            yield return Missing(nameof(TokenOptions.Authority), authority, nameof(TokenOptions.Audience), "the claim aud of the tokens");
        if (options.Issuer is { } issuer)
            yield return $"{Setting(nameof(TokenOptions.Issuer))} is '{issuer}', and {Setting(nameof(TokenOptions.Authority))} '{authority}' "
                + "tells its issuer itself. Leave it out.";
    }

    private static string Setting(string name) => $"{TokenOptions.Section}:{name}";

    private static string Missing(string set, string value, string missing, string what) =>
        $"{Setting(set)} is '{value}' without {Setting(missing)}. Set it to {what}.";

    private static string Lonely(string setting, string value) =>
        $"{Setting(setting)} is '{value}' without {Setting(nameof(TokenOptions.Authority))} or {Setting(nameof(TokenOptions.Keys))}, "
        + "and would do nothing: no token would be asked for. Set one of them, or leave it out.";
}
