using System.Globalization;
using ActorLoad.Actors.Journal;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Journal;

/// <summary>
/// The SQLite file: created with its folder, readable by root alone, in WAL mode; set aside under another name, never deleted, if it
/// is no database or a broken one.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="time">For the name of a file set aside.</param>
internal sealed class SqliteStorage(string path, TimeProvider time) : IJournalStorage
{
    /// <inheritdoc/>
    public Task<JournalOpening> OpenAsync(Exception? failure) =>
        // A thread of its own: a dead disk may keep it for ever.
        Task.Factory.StartNew(() => Open(failure), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc/>
    public string Explain(Exception failure) => SqliteProblem.Explain(failure, path);

    private JournalOpening Open(Exception? failure)
    {
        if (failure is not null)
        {
            SqliteConnection.ClearAllPools(); // their handles may be those of a file that is gone
        }

        if (SqliteProblem.IsCorruption(failure))
        {
            return Replace(failure!);
        }

        try
        {
            Prepare();
            return new JournalOpening();
        }
        catch (SqliteException e) when (SqliteProblem.IsCorruption(e))
        {
            return Replace(e);
        }
    }

    private JournalOpening Replace(Exception corruption)
    {
        var setAside = SetAside();
        Prepare();
        return new JournalOpening(setAside, SqliteProblem.Root(corruption).Message);
    }

    private void Prepare()
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a directory; journal.path must name a file");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Create();
        using var connection = new SqliteConnection(SqliteJournal.ConnectionString(path, pooling: false));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; {SqliteJournal.Schema}; COMMIT";
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// The file's mode is also what SQLite gives its -wal and -shm. A file that is there is left alone: closing it here would drop
    /// the locks of this process's other connections to it (https://www.sqlite.org/howtocorrupt.html, 2.2).
    /// </summary>
    private void Create()
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

    private string SetAside()
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
}
