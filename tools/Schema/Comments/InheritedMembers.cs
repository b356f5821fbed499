using System.Reflection;

namespace CodeFirst.Schema.Comments;

/// <summary>What <c>inheritdoc</c> without a <c>cref</c> takes a member's documentation from, nearest first.</summary>
internal static class InheritedMembers
{
    private const BindingFlags All
        = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<MemberInfo> Of(MemberInfo member)
        => member is Type type ? Parents(type) : Parents(member.DeclaringType!).SelectMany(parent => Same(member, parent));

    private static IEnumerable<Type> Parents(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            yield return parent;
        foreach (var parent in type.GetInterfaces().OrderBy(parent => parent.FullName, StringComparer.Ordinal))
            yield return parent;
    }

    private static IEnumerable<MemberInfo> Same(MemberInfo member, Type parent)
        => parent.GetMember(member.Name, member.MemberType, All)
            .Where(other => member is not MethodInfo || Takes(other).SequenceEqual(Takes(member)));

    private static IEnumerable<Type> Takes(MemberInfo method)
        => ((MethodInfo)method).GetParameters().Select(parameter => parameter.ParameterType);
}
