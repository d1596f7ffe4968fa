using ActorLoad.Actors.Journal;
using Microsoft.Data.Sqlite;

namespace ActorLoad.Host.Journal;

/// <summary>
/// The journal's file: where it is to be, created with its folder, readable by root alone, in WAL mode; set aside under another name, never
/// deleted, if it is no database or a broken one. Each opening first brings it to its lasting place if that can be written by then.
/// </summary>
/// <param name="place">Where it is.</param>
/// <param name="stream">The boot, as the journal calls it.</param>
/// <param name="time">For the name of a file set aside.</param>
internal sealed class SqliteStorage(JournalPlace place, string stream, TimeProvider time) : IJournalStorage
{
    /// <inheritdoc/>
    public string Path => place.Current;

    /// <inheritdoc/>
    public Task<JournalOpening> OpenAsync(Exception? failure) => OnItsOwnThread(() => Open(failure));

    /// <inheritdoc/>
    public Task<bool> CanMoveAsync() => OnItsOwnThread(() => place.IsEarly && JournalFile.CanBeWritten(place.Lasting));

    /// <inheritdoc/>
    public string Explain(Exception failure) => SqliteProblem.Explain(failure, place.Current);

    // A dead disk may keep it for ever.
    private static Task<T> OnItsOwnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private JournalOpening Open(Exception? failure)
    {
        if (failure is not null)
        {
            SqliteConnection.ClearAllPools(); // their handles may be those of a file that is gone
        }

        var corruption = SqliteProblem.IsCorruption(failure) ? failure : null;
        if (place.Early is not { } early || !place.IsEarly)
        {
            return Use(place.Lasting, corruption);
        }

        if (IsMarked())
        {
            place.Settle();
            JournalFile.Delete(early);
            return Use(place.Lasting, corruption: null);
        }

        return JournalFile.CanBeWritten(place.Lasting) ? Move(early, corruption) : OpenEarly(early, corruption, problem: null);
    }

    private JournalOpening OpenEarly(string early, Exception? corruption, string? problem) => Use(early, corruption) with
    {
        IsEarly = true,
        Note = problem is null
            ? $"in memory until {System.IO.Path.GetDirectoryName(place.Lasting)} is there and can be written"
            : $"in memory, because it cannot be brought to its lasting place: {problem}",
    };

    private JournalOpening Move(string early, Exception? corruption)
    {
        try
        {
            return MoveOnto(early, Use(place.Lasting, corruption: null), corruption);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            var opening = OpenEarly(early, corruption: null, SqliteProblem.Explain(e, place.Lasting));

            // The next attempt makes a new one. What is early is sound, or it would have been set aside instead.
            return SqliteProblem.IsCorruption(e) && opening.SetAside is null
                ? opening with { SetAside = JournalFile.SetAside(place.Lasting, time), Reason = SqliteProblem.Root(e).Message }
                : opening;
        }
    }

    /// <summary>
    /// Copy, mark, remove: after a crash between any two of these the next opening does what is left. The copy is on the disk when the early
    /// file goes.
    /// </summary>
    private JournalOpening MoveOnto(string early, JournalOpening lasting, Exception? corruption)
    {
        SqliteConnection.ClearAllPools();
        var (moved, aside) = File.Exists(early) ? Bring(early, corruption) : (0, null);
        place.Settle();
        Mark();
        JournalFile.Delete(early);
        return (aside ?? lasting) with { Moved = moved };
    }

    private (int Moved, JournalOpening? SetAside) Bring(string early, Exception? corruption)
    {
        try
        {
            if (corruption is null)
            {
                JournalFile.Prepare(early);
                return (JournalMove.Bring(early, place.Lasting), null);
            }
        }
        catch (JournalConflictException e)
        {
            corruption = e;
        }
        catch (SqliteException e) when (SqliteProblem.IsCorruption(e) && !JournalMove.IsSound(early))
        {
            corruption = e;
        }

        return (0, new JournalOpening(JournalFile.SetAside(early, time), SqliteProblem.Root(corruption).Message));
    }

    private JournalOpening Use(string path, Exception? corruption)
    {
        try
        {
            if (corruption is null)
            {
                JournalFile.Prepare(path);
                return new JournalOpening();
            }
        }
        catch (SqliteException e) when (SqliteProblem.IsCorruption(e))
        {
            corruption = e;
        }

        var setAside = JournalFile.SetAside(path, time);
        JournalFile.Prepare(path);
        return new JournalOpening(setAside, SqliteProblem.Root(corruption).Message);
    }

    private bool IsMarked() => File.Exists(place.Marker) && File.ReadAllText(place.Marker).Trim() == stream;

    // Without room for it the journal moves all the same: it matters only where the lasting place is lost again in this boot.
    private void Mark()
    {
        try
        {
            JournalFile.CreateFolder(place.Marker!);
            File.WriteAllText(place.Marker!, stream);
        }
        catch (IOException)
        {
            // as above
        }
    }
}
