using System.Text.RegularExpressions;

namespace CodeFirst.Hosting.Internal.Failures;

/// <summary>The words that programs branch on, as <c>google.rpc.ErrorInfo.reason</c> wants them.</summary>
internal static partial class Reasons
{
    private const int MaxLength = 63;

    public static string Checked(string reason) => reason.Length <= MaxLength && UpperSnake().IsMatch(reason)
        ? reason
        : throw new ArgumentException(
            $"reason is '{reason}'; write it in UPPER_SNAKE_CASE, for example ORDER_NOT_FOUND, with {MaxLength} characters at most.",
            nameof(reason));

    // https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto
    [GeneratedRegex(@"^[A-Z][A-Z0-9_]+[A-Z0-9]\z")]
    private static partial Regex UpperSnake();
}
