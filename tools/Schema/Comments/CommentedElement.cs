using System.Reflection;

namespace CodeFirst.Schema.Comments;

/// <summary>
/// An element of the file that can have a comment: its path in the descriptor, the C# member that stands behind it, if one does, and its
/// protobuf name.
/// </summary>
internal sealed record CommentedElement(int[] Path, MemberInfo? Member, string ProtoName)
{
    /// <summary>What is said beside the summary of the member: what C# promises and protobuf does not.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
