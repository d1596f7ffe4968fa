using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Journal;

/// <summary>A journal's file on the disk, with the -wal and -shm that SQLite has beside it.</summary>
internal static class JournalFile
{
    /// <summary>Makes it, with its folder, where it is missing, and its table where that is.</summary>
    internal static void Prepare(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a directory; journal.path must name a file");
        }

        CreateFolder(path);
        Create(path);
        using var connection = new SqliteConnection(SqliteJournal.ConnectionString(path, pooling: false));
        connection.Open();

        if (JournalSpace.Number(connection, "PRAGMA page_count") == 0)
        {
            // It counts only before the first page is written, which WAL mode does.
            SqliteJournal.Do(connection, "PRAGMA auto_vacuum = INCREMENTAL");
        }

        SqliteJournal.Do(connection, $"PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; {SqliteJournal.Schema}; COMMIT");
    }

    /// <summary>Makes the folder that a file is in, for root alone, where it is missing.</summary>
    internal static void CreateFolder(string path) =>
        Directory.CreateDirectory(Folder(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>Whether its folder is there and takes files. The folder is not made: it may be under the place where a disk is mounted later.</summary>
    internal static bool CanBeWritten(string path)
    {
        if (!Directory.Exists(Folder(path)))
        {
            return false;
        }

        try
        {
            File.Open($"{path}.try", new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Gives it another name, with the time in it. Gives that name.</summary>
    internal static string SetAside(string path, TimeProvider time)
    {
        SqliteConnection.ClearAllPools();
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var name = $"{path}.corrupt-{stamp}";
        for (var i = 2; File.Exists(name); i++)
        {
            name = $"{path}.corrupt-{stamp}-{i}";
        }

        // The -wal and -shm first: left alone beside a new database they would be taken for its own.
        foreach (var part in (string[])["-wal", "-shm", ""])
        {
            if (File.Exists(path + part))
            {
                File.Move(path + part, name + part);
            }
        }

        return name;
    }

    /// <summary>Removes it; the database itself last, so that a second attempt finds what is left.</summary>
    internal static void Delete(string path)
    {
        foreach (var part in (string[])["-wal", "-shm", ""])
        {
            if (File.Exists(path + part))
            {
                File.Delete(path + part);
            }
        }
    }

    /// <summary>
    /// The file's mode is also what SQLite gives its -wal and -shm. A file that is there is left alone: closing it here would drop
    /// the locks of this process's other connections to it (https://www.sqlite.org/howtocorrupt.html, 2.2).
    /// </summary>
    private static void Create(string path)
    {
        if (!File.Exists(path))
        {
            File.Open(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
