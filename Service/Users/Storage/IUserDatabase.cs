namespace CodeFirst.Service.Users.Storage;

/// <summary>The database behind the store, as the program that starts needs it.</summary>
internal interface IUserDatabase
{
    /// <summary>Where the data is, for a person; never a secret.</summary>
    string Location { get; }

    /// <summary>Brings the database to the current schema, and fills a new one with demo data. Safe when several processes start.</summary>
    /// <exception cref="StorageException">The database cannot be used as it is configured, or is newer than this program.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);
}
