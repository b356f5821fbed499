using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CodeFirst.Schema.Comments;

/// <summary>The full name of an element, from its path in the descriptor.</summary>
internal static class ElementNames
{
    /// <summary><c>user.UserResponse.username</c> for that field; a value of an enum has the enum's name before its own.</summary>
    public static string Of(FileDescriptorProto file, IReadOnlyList<int> path)
    {
        List<string> names = file.Package.Length == 0 ? [] : [file.Package];
        IMessage element = file;
        for (var at = 0; at + 1 < path.Count; at += 2)
        {
            var elements = (IList)element.Descriptor.FindFieldByNumber(path[at]).Accessor.GetValue(element);
            element = (IMessage)elements[path[at + 1]]!;
            names.Add((string)element.Descriptor.FindFieldByName("name").Accessor.GetValue(element));
        }

        return string.Join('.', names);
    }
}
