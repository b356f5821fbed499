using System.Reflection;

namespace CodeFirst.Schema.Comments;

/// <summary>An element of the file that a C# member stands behind: its path in the descriptor, the member, and its protobuf name.</summary>
internal sealed record CommentedElement(int[] Path, MemberInfo Member, string ProtoName);
