using System.Text.RegularExpressions;
using Grpc.Core;

namespace CodeFirst.Client.Users;

/// <summary>A failed call in one line.</summary>
internal static partial class FailedCall
{
    public static string Describe(Status status)
    {
        var sentence = status switch
        {
            // the client's own deadline comes without a sentence
            { StatusCode: StatusCode.DeadlineExceeded, Detail: "" }
                => "There was no answer in time; --timeout SECONDS sets how long to wait.",
            _ => status.Detail,
        };
        return sentence.Length == 0 ? $"RPC failed: {Name(status.StatusCode)}" : $"RPC failed: {Name(status.StatusCode)} - {sentence}";
    }

    /// <summary>The name as the gRPC specification writes it, for example DEADLINE_EXCEEDED.</summary>
    public static string Name(StatusCode status) => UpperSnake(status.ToString());

    public static string UpperSnake(string pascalCase) => WordEnd().Replace(pascalCase, "_").ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordEnd();
}
