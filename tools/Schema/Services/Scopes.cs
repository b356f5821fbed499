using System.Reflection;
using CodeFirst.Annotations;

namespace CodeFirst.Schema.Services;

/// <summary>The OAuth scopes that a method needs: its own attributes, else those of the interface that declares it, else the contract's.</summary>
internal static class Scopes
{
    /// <summary>Each has to be met, by any of its scopes; none when the method needs no scope.</summary>
    public static IReadOnlyList<RequireScopeAttribute> Of(Route route) =>
        Own(route.Method) ?? Own(route.Method.DeclaringType!) ?? Own(route.Contract) ?? [];

    /// <summary>A service without a word on tokens asks for none, and a caller cannot know.</summary>
    public static IEnumerable<string> Notes(Route route) => Of(route).Select(scope =>
        $"Where the service asks for tokens, one needs the scope {string.Join(" or ", scope.AnyOf)}.");

    private static List<RequireScopeAttribute>? Own(MemberInfo member) =>
        member.GetCustomAttributes<RequireScopeAttribute>().ToList() is { Count: > 0 } scopes ? scopes : null;
}
