using System.Runtime.InteropServices;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>What is called for every row, past the wrappers of the driver, which cost it twice what SQLite does.</summary>
internal static partial class SqliteNative
{
    /// <summary><c>SQLITE_TRANSIENT</c>: SQLite makes a copy of what is bound.</summary>
    public const nint Copied = -1;

    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_step"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int BindText(nint statement, int parameter, ReadOnlySpan<byte> text, int bytes, nint destructor);

    // some nanoseconds each, and none waits: the garbage collector need not be told of them

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int BindInt64(nint statement, int parameter, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_changes"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Changes(nint connection);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial long ColumnInt64(nint statement, int column);

    public static string ColumnText(nint statement, int column) =>
        // in this order: the text is made UTF-8 first, and then measured (https://www.sqlite.org/c3ref/column_blob.html)
        ColumnUtf8(statement, column) is var text and not 0 ? Marshal.PtrToStringUTF8(text, ColumnBytes(statement, column)) : "";

    [LibraryImport(Library, EntryPoint = "sqlite3_column_text"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint ColumnUtf8(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ColumnBytes(nint statement, int column);
}
