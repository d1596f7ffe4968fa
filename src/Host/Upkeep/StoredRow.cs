namespace ActorLoad.Host.Upkeep;

/// <summary>A row of the journal with all that is stored of it but its place in the file.</summary>
/// <param name="Stream">Which boot.</param>
/// <param name="Sequence">Its place in that, from 1.</param>
/// <param name="Created">When it was written, in ticks of UTC.</param>
/// <param name="Message">The event.</param>
/// <param name="Manifest">What kind of event.</param>
/// <param name="Identifier">Of the serializer.</param>
/// <param name="Writer">A random name of the writer's run; null where another program wrote it.</param>
/// <param name="Tags">Null in what the service writes.</param>
internal sealed record StoredRow(
    string Stream, long Sequence, long Created, byte[] Message, string? Manifest, long? Identifier, string? Writer, string? Tags)
{
    /// <summary>The columns, in the order of <see cref="Read"/>.</summary>
    internal const string Columns = "persistence_id, sequence_number, created, message, manifest, identifier, writer_uuid, tags";

    internal static StoredRow Read(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3), row[4] as string, row[5] as long?, row[6] as string, row[7] as string);

    /// <summary>Whether the other says the same in the same place.</summary>
    internal bool IsSame(StoredRow other) => this with { Message = other.Message } == other && Message.AsSpan().SequenceEqual(other.Message);
}
