using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CodeFirst.Annotations;
using CodeFirst.Hosting.Internal.Binding;
using CodeFirst.Hosting.Internal.Contracts;
using CodeFirst.Schema.Services;

namespace CodeFirst.Hosting.Internal.Tokens;

/// <summary>Which scopes the methods of contracts need, by their routes. The server binds the class's methods; the interface's say it.</summary>
internal static class MethodScopes
{
    public static IReadOnlyDictionary<string, IReadOnlyList<ScopeRequirement>> Of(IEnumerable<ServedContract> contracts) => contracts
        .SelectMany(contract => RouteRecorder.Record(contract.Type))
        .DistinctBy(Path)
        .ToDictionary(Path, Of);

    /// <exception cref="InvalidOperationException">A method of the class says what only the contract's interface can say.</exception>
    public static void RefuseOn([DynamicallyAccessedMembers(ServiceMembers.OfMethods)] Type service)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        if (service.GetMethods(Own).FirstOrDefault(method => method.IsDefined(typeof(RequireScopeAttribute))) is { } method)
            throw new InvalidOperationException(
                $"'{service}' cannot be mapped: [RequireScope] on its method '{method.Name}' would do nothing. "
                + "Put it on the method of the contract's interface.");
    }

    private static string Path(Route route) => $"/{route.Service}/{route.Name}";

    private static IReadOnlyList<ScopeRequirement> Of(Route route) =>
        [.. Scopes.Of(route).Select(scope => new ScopeRequirement(scope.AnyOf))];
}
