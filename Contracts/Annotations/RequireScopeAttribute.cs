using System;
using System.Collections.Generic;
using System.Linq;

namespace CodeFirst.Annotations;

/// <summary>
/// Says which OAuth scope the token of a caller must have: of every operation of a service interface, or of one operation, whose own
/// attributes take the place of the interface's.
/// </summary>
/// <remarks>
/// One attribute with several scopes is met by any of them; of several attributes each has to be met. Only those on the contract's
/// interfaces count, and only where the service asks for tokens: a scope is a word of the token's claim <c>scope</c> or <c>scp</c>
/// (https://datatracker.ietf.org/doc/html/rfc6749#section-3.3). Callers without it are answered <c>PERMISSION_DENIED</c>.
/// </remarks>
/// <param name="scope">The scope, for example <c>users.read</c>.</param>
/// <param name="alternatives">Others, any of which will do as well.</param>
/// <exception cref="ArgumentException">A scope is empty, or holds a blank, a quote or a backslash.</exception>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequireScopeAttribute(string scope, params string[] alternatives) : Attribute
{
    /// <summary>The scopes, any one of which is enough; at least one.</summary>
    public IReadOnlyList<string> AnyOf { get; } = [.. alternatives.Prepend(scope).Select(Checked)];

    private static string Checked(string scope) => scope is { Length: > 0 } && scope.All(IsAllowed)
        ? scope
        : throw new ArgumentException(
            $"The scope '{scope}' is none: write one word of printable ASCII without quotes and backslashes, for example users.read.");

    // https://datatracker.ietf.org/doc/html/rfc6749#appendix-A.4
    private static bool IsAllowed(char letter) => letter is > ' ' and <= '~' and not '"' and not '\\';
}
