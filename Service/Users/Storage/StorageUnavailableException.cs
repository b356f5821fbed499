namespace CodeFirst.Service.Users.Storage;

/// <summary>The database did not answer for as long as a call waits. Nothing of the call is half done; it may be made again.</summary>
internal sealed class StorageUnavailableException(string message, Exception cause) : Exception(message, cause);
