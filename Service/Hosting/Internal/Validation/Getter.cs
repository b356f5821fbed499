using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CodeFirst.Hosting.Internal.Validation;

/// <summary>Reads a member without reflection, where something can be compiled when the program runs.</summary>
internal static class Getter
{
    public static Func<object, object?> Of(Type type, MemberInfo member)
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled)
            return member is PropertyInfo property ? property.GetValue : ((FieldInfo)member).GetValue;
        var message = Expression.Parameter(typeof(object));
        var value = Expression.MakeMemberAccess(Expression.Convert(message, type), member);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), message).Compile();
    }
}
