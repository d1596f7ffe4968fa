using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Host.Ledgers;
using ActorLoad.Interop.Machines;
using Npgsql;
using NpgsqlTypes;

namespace ActorLoad.Host.Fleet;

/// <summary>A connection to PostgreSQL, and what the shipper does there. Each statement is one transaction. Not thread-safe.</summary>
internal sealed class FleetDatabase : IDisposable
{
    // One who ends in the middle of a statement must not keep its locks until TCP notices.
    private const string Hello = "set idle_in_transaction_session_timeout = '60s'";

    private const string PositionsQuery = """
        select stream, origin, covered,
               greatest(covered, (select max(sequence_number) from journal where persistence_id = stream))
        from boots where stream = any (@streams)
        """;

    private const string MachineStatement = """
        insert into machines (id, name, vendor, product, architecture, cpus) values (@id, @name, @vendor, @product, @architecture, @cpus)
        on conflict (id) do update set name = excluded.name, vendor = excluded.vendor, product = excluded.product,
          architecture = excluded.architecture, cpus = excluded.cpus, last_seen = now()
        """;

    // A row comes back only if the boot's is there with this origin.
    private const string BootStatement = """
        insert into boots (stream, origin, machine, boot) values (@stream, @origin, @machine, @boot)
        on conflict (stream) do update set origin = excluded.origin where boots.origin = excluded.origin returning id
        """;

    private const string RowsStatement = """
        insert into journal (created, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
        select created, @stream, sequence, message, manifest, identifier, writer
        from unnest(@created, @sequence, @message, @manifest, @identifier, @writer) as rows (created, sequence, message, manifest, identifier, writer)
        on conflict do nothing
        """;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;

    private FleetDatabase(NpgsqlDataSource source, NpgsqlConnection connection) => (_source, _connection) = (source, connection);

    /// <summary>Connects.</summary>
    /// <exception cref="FleetException">The tables are missing and cannot be made, or something is missing here.</exception>
    internal static FleetDatabase Open(FleetOptions options)
    {
        var source = FleetConnection.Source(options);
        try
        {
            var connection = source.OpenConnection();
            using var hello = new NpgsqlCommand(Hello, connection);
            hello.ExecuteNonQuery();
            return new FleetDatabase(source, connection);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Sees to it that the tables are there, and as new as this service needs them.</summary>
    internal void Prepare() => FleetMigration.Run(_connection);

    /// <summary>Where streams stand. Of one that is there with another origin, where its other name stands.</summary>
    internal IReadOnlyDictionary<JournalStream, FleetPosition> Positions(IReadOnlyList<JournalStream> streams)
    {
        using var command = new NpgsqlCommand(PositionsQuery, _connection);
        Add(command, "streams", streams.SelectMany(stream => new[] { Name(stream), OtherName(stream) }).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        var found = new Dictionary<string, (long Origin, FleetPosition Position)>(StringComparer.Ordinal);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            found[reader.GetString(0)] = (reader.GetInt64(1), new FleetPosition(reader.GetString(0), reader.GetInt64(3), reader.GetInt64(2), Known: true));
        }

        return streams.ToDictionary(stream => stream, stream => Position(stream, found));
    }

    /// <summary>Gives a boot its row, and its machine.</summary>
    /// <returns>Whether the row is this boot's; not if another file's events of the same boot have just got it.</returns>
    internal bool Register(string name, JournalStream stream, string hostName, Hardware hardware)
    {
        using var machine = new NpgsqlCommand(MachineStatement, _connection);
        Add(machine, "id", FleetBoot.Text(stream.Machine), NpgsqlDbType.Text);
        Add(machine, "name", FleetBoot.Text(hostName), NpgsqlDbType.Text);
        Add(machine, "vendor", FleetBoot.Text(hardware.Vendor), NpgsqlDbType.Text);
        Add(machine, "product", FleetBoot.Text(hardware.Product), NpgsqlDbType.Text);
        Add(machine, "architecture", hardware.Architecture, NpgsqlDbType.Text);
        Add(machine, "cpus", hardware.Cpus, NpgsqlDbType.Integer);
        machine.ExecuteNonQuery();

        using var boot = new NpgsqlCommand(BootStatement, _connection);
        Add(boot, "stream", name, NpgsqlDbType.Text);
        Add(boot, "origin", stream.Origin, NpgsqlDbType.Bigint);
        Add(boot, "machine", FleetBoot.Text(stream.Machine), NpgsqlDbType.Text);
        Add(boot, "boot", FleetBoot.Text(stream.Boot), NpgsqlDbType.Text);
        return boot.ExecuteScalar() is not null;
    }

    /// <summary>Writes rows; those that are there already are left as they are.</summary>
    internal void Write(string stream, IReadOnlyList<JournalRow> rows)
    {
        using var command = new NpgsqlCommand(RowsStatement, _connection);
        Add(command, "stream", stream, NpgsqlDbType.Text);
        AddEach(command, "created", rows, row => row.Created, NpgsqlDbType.Bigint);
        AddEach(command, "sequence", rows, row => row.Sequence, NpgsqlDbType.Bigint);
        AddEach(command, "message", rows, row => row.Message, NpgsqlDbType.Bytea);
        AddEach(command, "manifest", rows, row => FleetBoot.Text(row.Manifest), NpgsqlDbType.Text);
        AddEach(command, "identifier", rows, row => row.Identifier, NpgsqlDbType.Integer);
        AddEach(command, "writer", rows, row => row.Writer, NpgsqlDbType.Text);
        command.ExecuteNonQuery();
    }

    /// <summary>Writes a boot's summary, unless one is there that covers as much.</summary>
    /// <param name="stream">The stream's name there.</param>
    /// <param name="covered">Up to which sequence number it counts.</param>
    /// <param name="report">What the boot came to.</param>
    internal void Summarize(string stream, long covered, BootReport report)
    {
        using var batch = FleetSummary.Of(_connection, stream, covered, report);
        batch.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _source.Dispose();
    }

    internal static void Add(NpgsqlCommand command, string name, object value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });

    private static void AddEach<T>(NpgsqlCommand command, string name, IReadOnlyList<JournalRow> rows, Func<JournalRow, T> value, NpgsqlDbType type) =>
        Add(command, name, rows.Select(value).ToArray(), NpgsqlDbType.Array | type);

    private static FleetPosition Position(JournalStream stream, Dictionary<string, (long Origin, FleetPosition Position)> found)
    {
        if (!found.TryGetValue(Name(stream), out var first))
        {
            return new FleetPosition(Name(stream), 0, 0, Known: false);
        }

        return first.Origin == stream.Origin ? first.Position
            : found.TryGetValue(OtherName(stream), out var other) ? other.Position
            : new FleetPosition(OtherName(stream), 0, 0, Known: false);
    }

    private static string Name(JournalStream stream) => FleetBoot.Text(stream.Id);

    private static string OtherName(JournalStream stream) => $"{Name(stream)}+{stream.Origin:x}";
}
