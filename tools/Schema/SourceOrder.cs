using System.Reflection;

namespace CodeFirst.Schema;

/// <summary>The order of the source. Reflection's own is not promised, but all there is in a program without metadata tokens.</summary>
internal static class SourceOrder
{
    public static int Of(MemberInfo member) => member.HasMetadataToken() ? member.GetMetadataToken() : 0;
}
