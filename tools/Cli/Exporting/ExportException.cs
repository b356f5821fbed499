namespace CodeFirst.Cli.Exporting;

/// <summary>The export was asked for what it cannot do; the message says why and what to do.</summary>
internal sealed class ExportException(string message) : Exception(message);
