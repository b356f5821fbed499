using System.ComponentModel.DataAnnotations;

namespace CodeFirst.Service.Users.Storage;

/// <summary>Where the service keeps its data; configuration section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The SQLite database file; made when there is none. Default: <c>data/users.db</c> beside the program.</summary>
    [Required]
    public string Path { get; set; } = System.IO.Path.Combine(AppContext.BaseDirectory, "data", "users.db");

    /// <summary>How many demo users a new database is filled with, ids from 1; 0 for none. Default 5,000.</summary>
    [Range(0, 100_000_000)]
    public int DemoUsers { get; set; } = 5_000;
}
