using Microsoft.Extensions.Options;

namespace CodeFirst.Hosting.Internal.Browsers;

/// <summary>An origin that no browser would ever send is a mistake.</summary>
internal sealed class BrowserOptionsValidator : IValidateOptions<BrowserOptions>
{
    public ValidateOptionsResult Validate(string? name, BrowserOptions options)
    {
        var wrong = options.Origins.Where(origin => !IsOrigin(origin))
            .Select(origin => $"{BrowserOptions.Section}:{nameof(BrowserOptions.Origins)} names '{origin}', which is no origin. Give a scheme, a host "
                + "and, where it is not the scheme's own, a port, such as https://shop.example or http://127.0.0.1:8080; or * for any page.")
            .ToList();
        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static bool IsOrigin(string origin) =>
        origin == "*"
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && origin.TrimEnd('/').Equals(uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
            && uri.UserInfo.Length == 0);
}
