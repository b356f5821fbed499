namespace CodeFirst.Service.Users.Storage;

/// <summary>The database behind the store, as the program that starts needs it.</summary>
internal interface IUserDatabase
{
    /// <summary>Where the data is, for a person; never a secret.</summary>
    string Location { get; }

    /// <summary>What kind of database it is, as OpenTelemetry names it in <c>db.system.name</c>.</summary>
    string System { get; }

    /// <summary>Brings the database to the current schema, and fills a new one with demo data. Safe when several processes start.</summary>
    /// <exception cref="StorageException">The database cannot be used as it is configured, or is newer than this program.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Asks the database for something, as a call would.</summary>
    /// <exception cref="Exception">The database does not answer, or is gone.</exception>
    Task ProbeAsync(CancellationToken cancellationToken);
}
