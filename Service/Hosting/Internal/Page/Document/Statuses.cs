using CodeFirst.Hosting.Internal.Calls;
using Grpc.Core;

namespace CodeFirst.Hosting.Internal.Page.Document;

/// <summary>The statuses of gRPC that a comment names.</summary>
internal static class Statuses
{
    private static readonly string[] Names =
        [.. Enum.GetValues<StatusCode>().Where(status => status != StatusCode.OK).Select(StatusNames.Of)];

    public static IEnumerable<string> In(string comment)
    {
        var words = comment.Split([' ', '\n', '.', ',', ';', ':', '(', ')', '`'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        return Names.Where(words.Contains);
    }
}
