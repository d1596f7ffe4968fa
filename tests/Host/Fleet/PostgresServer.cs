using System.Diagnostics;
using Npgsql;

namespace ActorLoad.Host.Tests.Fleet;

/// <summary>A real PostgreSQL of its own: data in a temporary folder, a Unix socket there, nothing of the system's.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "postgres";
    private static readonly Lazy<string?> Found = new(Find);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-postgres");
    private Process? _server;

    private PostgresServer()
    {
    }

    /// <summary>Why there can be none here; null if there can.</summary>
    internal static string? Reason => Found.Value is null ? "needs PostgreSQL's server (apt-get install postgresql)" : null;

    internal static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        server.GiveAway(server._folder.FullName);
        server.Run(Path.Combine(Found.Value!, "initdb"), "-D", server.Data, "-A", "trust", "-U", User, "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions");
        await server.BeginAsync();
        return server;
    }

    /// <summary>A connection string for one of its databases.</summary>
    internal string Connection(string database, string more = "") => $"Host={_folder.FullName};Database={database};Username={User};{more}";

    /// <summary>Makes a database.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="where">A folder to keep it in; null for the usual place.</param>
    internal void Create(string name, string? where = null)
    {
        if (where is not null)
        {
            GiveAway(where);
            Do(User, $"create tablespace {name}_space location '{where}'");
        }

        Do(User, $"create database {name}{(where is null ? string.Empty : $" tablespace {name}_space")}");
    }

    internal void Do(string database, string sql)
    {
        using var connection = Open(database);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>All rows, each as text.</summary>
    internal IReadOnlyList<string> Ask(string database, string sql)
    {
        using var connection = Open(database);
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : $"{reader.GetValue(i)}")));
        }

        return rows;
    }

    internal async Task BeginAsync()
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            var info = AsItsUser(
                Path.Combine(Found.Value!, "postgres"), "-D", Data, "-k", _folder.FullName, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=16MB");
            info.RedirectStandardError = true;
            _server = Process.Start(info)!;
            _server.ErrorDataReceived += (_, _) => { };
            _server.BeginErrorReadLine();
            while (!_server.HasExited)
            {
                try
                {
                    Do(User, "select 1");
                    return;
                }
                catch (NpgsqlException) when (deadline.Elapsed < HangGuard.Limit)
                {
                    await Task.Delay(50);
                }
            }

            // Its shared memory is not free before the last process of the one that was killed is gone.
            Assert.True(deadline.Elapsed < HangGuard.Limit, "PostgreSQL does not start");
            await Task.Delay(50);
        }
    }

    /// <summary>As when the power goes: no process of it is asked.</summary>
    internal async Task KillAsync()
    {
        Signal("KILL");
        await _server!.WaitForExitAsync();
    }

    /// <summary>As when the machine hangs: connections stay, nothing answers.</summary>
    internal void Pause() => Signal("STOP");

    internal void Continue() => Signal("CONT");

    public void Dispose()
    {
        if (_server is { HasExited: false })
        {
            Signal("KILL");
            _server.WaitForExit();
        }

        _folder.Delete(recursive: true);
    }

    private string Data => Path.Combine(_folder.FullName, "data");

    private NpgsqlConnection Open(string database)
    {
        var connection = new NpgsqlConnection(Connection(database, $"Pooling=false;Timeout={HangGuard.Limit.TotalSeconds};Command Timeout={HangGuard.Limit.TotalSeconds}"));
        connection.Open();
        return connection;
    }

    // The postmaster first: it would start a new child for one that is killed.
    private void Signal(string signal)
    {
        var children = File.ReadAllText($"/proc/{_server!.Id}/task/{_server.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Run("/bin/kill", [$"-{signal}", $"{_server.Id}"]);
        foreach (var child in children)
        {
            using var kill = Process.Start(new ProcessStartInfo("/bin/kill", [$"-{signal}", child]) { RedirectStandardError = true, UseShellExecute = false })!;
            kill.WaitForExit(); // one that has ended meanwhile is no trouble
        }
    }

    private void GiveAway(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("/bin/chown", [User, folder]);
        }
    }

    private void Run(string program, params string[] arguments)
    {
        var info = program.Contains("postgresql", StringComparison.Ordinal) ? AsItsUser(program, arguments) : new ProcessStartInfo(program, arguments);
        info.RedirectStandardError = true;
        info.RedirectStandardOutput = true;
        using var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {said}");
    }

    // PostgreSQL refuses to be run by root.
    private ProcessStartInfo AsItsUser(string program, params string[] arguments) => new(
        Environment.IsPrivilegedProcess ? "setpriv" : program,
        Environment.IsPrivilegedProcess ? ["--reuid", User, "--regid", User, "--clear-groups", program, .. arguments] : arguments)
    {
        WorkingDirectory = _folder.FullName,
    };

    private static string? Find() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "postgres"))).Max()
        : null;
}
