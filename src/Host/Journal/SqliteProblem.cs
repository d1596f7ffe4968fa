using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ActorLoad.Host.Journal;

/// <summary>SQLite's result codes (https://www.sqlite.org/rescode.html) as sentences that say what to do.</summary>
internal static class SqliteProblem
{
    private const long LittleSpace = 256 * 1024;

    /// <summary>The file is no database, or a broken one.</summary>
    internal static bool IsCorruption(Exception? failure) =>
        failure is not null && Root(failure) is SqliteException { SqliteErrorCode: SQLITE_CORRUPT or SQLITE_NOTADB };

    internal static string Explain(Exception failure, string path) => Root(failure) switch
    {
        SqliteException e => Explain(e, path),
        UnauthorizedAccessException or IOException when IsFull(path) => Full(path),
        UnauthorizedAccessException e => $"{e.Message} Make {Folder(path)} writable for the service",
        IOException e => e.Message,
        TimeoutException or OperationCanceledException => $"no answer in time from the disk that holds {path}",
        var e => e.Message,
    };

    /// <summary>What is behind the wrappers: the database's own exception if there is one.</summary>
    internal static Exception Root(Exception failure)
    {
        var e = failure;
        while (e is not SqliteException && e.InnerException is { } inner)
        {
            e = inner;
        }

        return e;
    }

    private static string Explain(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        SQLITE_FULL => Full(path),
        SQLITE_IOERR or SQLITE_CANTOPEN when IsFull(path) => Full(path),
        SQLITE_BUSY or SQLITE_LOCKED => $"{path} is locked by another process; find it with fuser {path}",
        SQLITE_READONLY or SQLITE_PERM => $"{path} cannot be written (read-only file system or permissions)",
        SQLITE_CANTOPEN => $"{path} cannot be opened, or the files beside it (read-only file system or permissions)",
        SQLITE_CORRUPT or SQLITE_NOTADB => $"{path} is damaged ({e.Message}) and will be set aside",
        SQLITE_IOERR => $"the disk that holds {path} fails ({e.Message}, code {e.SqliteExtendedErrorCode}); see the kernel's log",
        _ => $"{path}: {e.Message}",
    };

    private static string Full(string path) => $"the file system of {path} is full; make room there";

    private static bool IsFull(string path)
    {
        try
        {
            return new DriveInfo(Folder(path)).AvailableFreeSpace < LittleSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
