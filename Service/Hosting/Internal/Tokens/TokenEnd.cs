using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>When the token of a call ends.</summary>
internal static class TokenEnd
{
    /// <summary><see langword="null"/> when the call needs no token of ours.</summary>
    public static DateTimeOffset? Of(HttpContext call) => call.GetEndpoint()?.Metadata.GetMetadata<TokenRule>() is null
        ? null
        : call.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
}
