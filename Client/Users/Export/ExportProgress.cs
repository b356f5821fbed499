namespace CodeFirst.Client.Users.Export;

/// <summary>Says how far an export is: on a terminal in one line that is written over and over, elsewhere in one line at the end.</summary>
/// <param name="error">Where it is said.</param>
/// <param name="isTerminal">Whether a carriage return goes back to the start of the line there.</param>
/// <param name="resumeOptions">What resuming needs besides <c>--after</c>.</param>
internal sealed class ExportProgress(TextWriter error, bool isTerminal, string resumeOptions)
{
    private long _users;
    private long _chunks;
    private int _lastUserId;

    private string Sentence => _users == 0
        ? "exported 0 users"
        : $"exported {Count(_users, "user")} in {Count(_chunks, "chunk")}, last user_id {_lastUserId}";

    public void Add(IReadOnlyList<int> userIds)
    {
        if (userIds.Count == 0)
            return;
        _chunks++;
        _users += userIds.Count;
        _lastUserId = userIds[^1];
        if (isTerminal)
            error.Write($"\r{Sentence}");
    }

    public void End(bool complete)
    {
        if (complete)
            error.WriteLine(OverTheLast(Sentence));
        else if (_users > 0)
            error.WriteLine(OverTheLast(
                $"{Sentence}; the export broke, and the same command with --after {_lastUserId}{resumeOptions} exports the rest"));
    }

    private static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    // no sentence is shorter than the one before it, so nothing of that is left to be seen
    private string OverTheLast(string sentence) => isTerminal ? $"\r{sentence}" : sentence;
}
