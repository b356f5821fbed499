using System.Linq.Expressions;
using System.Reflection;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>Reads a member without reflection: compiled once, and interpreted where nothing can be compiled.</summary>
internal static class Getter
{
    public static Func<object, object?> Of(Type type, MemberInfo member)
    {
        var message = Expression.Parameter(typeof(object));
        var value = Expression.MakeMemberAccess(Expression.Convert(message, type), member);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), message).Compile();
    }
}
