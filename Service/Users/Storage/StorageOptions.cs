namespace CodeFirst.Service.Users.Storage;

/// <summary>Where the service keeps its data; configuration section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The SQLite database file; made when there is none. Default: <c>data/users.db</c> beside the program.</summary>
    public string Path { get; set; } = System.IO.Path.Combine(AppContext.BaseDirectory, "data", "users.db");

    /// <summary>
    /// A PostgreSQL server instead of the file, as an Npgsql connection string, which keeps its own defaults but for these: Maximum Pool
    /// Size=20, Timeout=3, Max Auto Prepare=16, No Reset On Close=true. Default: none.
    /// </summary>
    public string? PostgreSql { get; set; }

    /// <summary>
    /// How long a call on PostgreSQL is tried again after failures that pass (the server restarts, all connections are busy, transactions
    /// collide) before it fails with UNAVAILABLE; its deadline may end it sooner. From 0 to 60 seconds; default 3.
    /// </summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How many demo users a new database is filled with, ids from 1; 0 for none. Default 5,000.</summary>
    public int DemoUsers { get; set; } = 5_000;
}
