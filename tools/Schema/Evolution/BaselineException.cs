namespace CodeFirst.Schema.Evolution;

/// <summary>A baseline, or the acceptances beside it, cannot be read; the message names the file, the reason and the remedy.</summary>
/// <param name="message">The sentence.</param>
public sealed class BaselineException(string message) : Exception(message);
