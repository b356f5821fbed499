namespace CodeFirst.Wire.Relays;

/// <summary>A relay cannot be built or did not end well; the message says why, and what to install when that is the reason.</summary>
internal sealed class RelayException(string message) : Exception(message);
