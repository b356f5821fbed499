namespace CodeFirst.Service.Users.Storage;

/// <summary>The store cannot be used as it is configured. The message is for the person who starts the service.</summary>
internal sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
