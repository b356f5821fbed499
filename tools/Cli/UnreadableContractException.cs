namespace CodeFirst.Cli;

/// <summary>The contract assembly cannot be loaded; the message says why and what to do.</summary>
internal sealed class UnreadableContractException(string message) : Exception(message);
