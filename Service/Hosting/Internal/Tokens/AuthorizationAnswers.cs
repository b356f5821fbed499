using CodeFirst.Hosting.Internal.Answers;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>
/// Tells the caller of a gRPC method why it may not call it, before its request is read: by our tokens, or by a policy of the application.
/// </summary>
internal sealed class AuthorizationAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _others = new();

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is not { } method)
            await _others.HandleAsync(next, context, policy, authorizeResult);
        else
            await AnswerAsync(context, await RefusalAsync(context, method.Method, policy, authorizeResult));
    }

    private static async Task<TokenRefusal> RefusalAsync(
        HttpContext context, IMethod method, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        var refusals = new TokenRefusals(method.ServiceName);
        if (result.Forbidden)
            return refusals.Forbidden(method.FullName, MissingScope(result));
        // what was found when the token was judged, which is done once
        return policy.AuthenticationSchemes.Contains(TokenOptions.Scheme)
            ? refusals.Unauthenticated((await context.AuthenticateAsync(TokenOptions.Scheme)).Failure)
            : refusals.Anonymous(method.FullName);
    }

    private static ScopeRequirement? MissingScope(PolicyAuthorizationResult result) =>
        result.AuthorizationFailure?.FailedRequirements.OfType<ScopeRequirement>().FirstOrDefault();

    private static Task AnswerAsync(HttpContext context, TokenRefusal refusal)
    {
        if (refusal.Challenge is { } challenge)
            context.Response.Headers.WWWAuthenticate = challenge;
        return TrailersOnly.WriteAsync(context, refusal.Failure.GetRpcStatus()!);
    }
}
