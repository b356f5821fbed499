using CodeFirst.Codec.Model;

namespace CodeFirst.Codec.Writing;

/// <summary>Ways to private constructors and to setters that only <c>init</c> may use.</summary>
internal static class AccessorWriter
{
    public static void Write(Code code, Message message)
    {
        if (message.HidesConstructor)
        {
            code.Line("[UnsafeAccessor(UnsafeAccessorKind.Constructor)]");
            code.Line($"public static extern {message.Type} New();");
        }
        else
            code.Line($"public static {message.Type} New() => new {message.Type}();");

        foreach (var member in message.Members)
        {
            if (member.Get == Access.Property)
                Method(code, $"get_{member.Name}", $"{member.Type} Get{member.Number}({message.Type} message)");
            if (member.Set == Access.Property)
                Method(code, $"set_{member.Name}", $"void Set{member.Number}({message.Type} message, {member.Type} value)");
            if (member.Get == Access.Field || member.Set == Access.Field)
            {
                code.Line($"[UnsafeAccessor(UnsafeAccessorKind.Field, Name = \"{member.Name}\")]");
                code.Line($"private static extern ref {member.Type} Field{member.Number}({message.Type} message);");
            }
        }
    }

    public static string Get(this Member member) => member.Get switch
    {
        Access.Property => $"Get{member.Number}(message)",
        Access.Field => $"Field{member.Number}(message)",
        _ => $"message.@{member.Name}",
    };

    public static string Set(this Member member, string value) => member.Set switch
    {
        Access.Property => $"Set{member.Number}(message, {value});",
        Access.Field => $"Field{member.Number}(message) = {value};",
        _ => $"message.@{member.Name} = {value};",
    };

    private static void Method(Code code, string name, string signature)
    {
        code.Line($"[UnsafeAccessor(UnsafeAccessorKind.Method, Name = \"{name}\")]");
        code.Line($"private static extern {signature};");
    }
}
