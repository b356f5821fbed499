using System.Runtime.InteropServices;

namespace CodeFirst.Service.Users.Storage.Sqlite;

/// <summary>What an export calls for every user, past the wrappers of the driver, which cost it twice what SQLite does.</summary>
internal static partial class SqliteNative
{
    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_step"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Step(nint statement);

    // some nanoseconds each, and none waits: the garbage collector need not be told of them

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
