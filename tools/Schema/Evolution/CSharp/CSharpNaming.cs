using System.Text;

namespace CodeFirst.Schema.Evolution.CSharp;

/// <summary>A protobuf name to the C# name that is exported as it: the way back of <see cref="ProtoNames"/>.</summary>
internal static class CSharpNaming
{
    /// <summary><c>user_id</c> to <c>UserId</c>, <c>NOT_FOUND</c> to <c>NotFound</c>.</summary>
    public static string Pascal(string name)
    {
        var isUpper = !name.Any(char.IsAsciiLetterLower);
        var pascal = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length; at++)
            if (name[at] != '_')
                pascal.Append(at == 0 || name[at - 1] == '_' ? char.ToUpperInvariant(name[at])
                    : isUpper ? char.ToLowerInvariant(name[at])
                    : name[at]);
        return pascal.ToString();
    }

    /// <summary>The last part of a full name.</summary>
    public static string Short(string fullName) => fullName[(fullName.LastIndexOf('.') + 1)..];
}
