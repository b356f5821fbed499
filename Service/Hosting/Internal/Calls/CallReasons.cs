namespace CodeFirst.Hosting.Internal.Calls;

/// <summary>Why calls failed whose callers are told no reason, for the log alone.</summary>
internal static class CallReasons
{
    public const string Exception = "EXCEPTION";

    public const string NullResponse = "NULL_RESPONSE";

    public const string AnswerFailed = "ANSWER_FAILED";

    public const string DependencyUnavailable = "DEPENDENCY_UNAVAILABLE";

    public const string UnreadableRequest = "UNREADABLE_REQUEST";

    public const string Stopping = "STOPPING";

    public const string None = "none";
}
