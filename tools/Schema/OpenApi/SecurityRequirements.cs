using System.Text.Json.Nodes;
using CodeFirst.Schema.Services;

namespace CodeFirst.Schema.OpenApi;

/// <summary>The scopes of a method, as roles of a bearer token: any one of these requirements is enough.</summary>
internal static class SecurityRequirements
{
    public const string Scheme = "token";

    public static JsonArray Of(Route route)
    {
        // each attribute has to be met, by any of its scopes
        IEnumerable<IReadOnlyList<string>> choices = [[]];
        foreach (var scope in Scopes.Of(route))
            choices = choices.SelectMany(_ => scope.AnyOf, (met, one) => (IReadOnlyList<string>)[.. met, one]);
        if (choices.All(choice => choice.Count == 0))
            return [];
        // a service without a word on tokens asks for none
        return [.. choices.Select(choice => new JsonObject { [Scheme] = JsonText.Array(choice.Distinct()) }), new JsonObject()];
    }

    public static JsonObject Schemes() => new()
    {
        [Scheme] = new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["description"] = "Where the service asks for tokens; the roles of a call are the scopes that the token needs.",
        },
    };
}
