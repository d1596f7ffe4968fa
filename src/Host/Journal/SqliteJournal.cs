using ActorLoad.Actors.Journal;
using Akka.Actor.Setup;
using Akka.Configuration;
using LinqToDB;
using LinqToDB.Data;
using Microsoft.Data.Sqlite;
using DataOptionsSetup = Akka.Persistence.Sql.Config.DataOptionsSetup;

namespace ActorLoad.Host.Journal;

/// <summary>Akka.Persistence.Sql over one SQLite file.</summary>
internal static class SqliteJournal
{
    /// <summary>
    /// The plugin's own table, less two indexes that nothing here uses. It is made by <see cref="SqliteStorage"/>: the plugin makes it only
    /// once in a process, so not in the file that follows one set aside, and on a full disk it tries for ever and tells nobody.
    /// </summary>
    internal const string Schema = """
        CREATE TABLE IF NOT EXISTS journal (
          ordering        INTEGER       NOT NULL PRIMARY KEY AUTOINCREMENT,
          created         INTEGER       NOT NULL,
          deleted         BIT           NOT NULL,
          persistence_id  NVARCHAR(255) NOT NULL,
          sequence_number INTEGER       NOT NULL,
          message         VARBINARY     NOT NULL,
          tags            NVARCHAR(100),
          manifest        NVARCHAR(500),
          identifier      INTEGER,
          writer_uuid     NVARCHAR(128)
        );
        CREATE UNIQUE INDEX IF NOT EXISTS journal_uq ON journal (persistence_id, sequence_number)
        """;

    /// <summary>
    /// One writer and no readers beside it, so parallelism 1; read-uncommitted, because every other level makes a read take
    /// the write lock; a small replay batch, because a row may be a thousand requests. The plugin keeps its own threads busy
    /// with SQLite's blocking calls, not those of the rest. Akka's circuit breaker only sets the time limit: when to try again is
    /// <see cref="JournalActor"/>'s affair.
    /// </summary>
    internal static Config Hocon { get; } = ConfigurationFactory.ParseString($$"""
        akka.persistence {
          max-concurrent-recoveries = 1
          journal {
            plugin = akka.persistence.journal.sql
            sql {
              class = "Akka.Persistence.Sql.Journal.SqlWriteJournal, Akka.Persistence.Sql"
              plugin-dispatcher = {{JournalConfig.Dispatcher}}
              materializer-dispatcher = {{JournalConfig.Dispatcher}}
              provider-name = "{{ProviderName.SQLiteMS}}"
              auto-initialize = false
              tag-write-mode = Csv
              parallelism = 1
              batch-size = 1000
              replay-batch-size = 32
              read-isolation-level = read-uncommitted
              write-isolation-level = serializable
              recovery-event-timeout = 120s
              circuit-breaker {
                max-failures = 1000000
                call-timeout = 10s
                reset-timeout = 1s
              }
            }
          }
        }
        """).WithFallback(JournalConfig.Hocon);

    /// <summary>
    /// In WAL mode NORMAL would leave what was committed in the kernel's memory until the next checkpoint, for minutes: a power cut takes it. FULL
    /// has it on the disk with each commit (https://www.sqlite.org/pragma.html#pragma_synchronous), and only the journal waits for that.
    /// </summary>
    internal const string EachConnection = "PRAGMA synchronous = FULL";

    /// <summary>The connection, to be given to the actor system when it is created. It follows the journal to its lasting place.</summary>
    internal static Setup Setup(JournalPlace place) => new DataOptionsSetup(
        new DataOptions()
            .UseConnectionString(ProviderName.SQLiteMS, ConnectionString(place.Lasting, pooling: true))
            .UseBeforeConnectionOpened(connection => connection.ConnectionString = ConnectionString(place.Current, pooling: true))
            .UseAfterConnectionOpened(connection => Do((SqliteConnection)connection, EachConnection)));

    /// <summary>Runs a statement. Gives how many rows it changed.</summary>
    internal static int Do(SqliteConnection connection, string sql, params ReadOnlySpan<SqliteParameter> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command.ExecuteNonQuery();
    }

    /// <summary>A second of waiting for somebody else's lock is enough: events wait better in memory.</summary>
    internal static string ConnectionString(string path, bool pooling, bool create = true) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Pooling = pooling,
        Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
        DefaultTimeout = 1,
    }.ToString();
}
