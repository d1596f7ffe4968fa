using System.Collections.Immutable;
using ActorLoad.Actors.Boots.Summaries;
using Npgsql;
using NpgsqlTypes;

namespace ActorLoad.Host.Fleet;

/// <summary>The statements that write what a boot came to. A batch is one transaction.</summary>
internal static class FleetSummary
{
    private const string BootStatement = """
        update boots set covered = @covered, kernel = @kernel, first = @first, last = @last, runs = @runs, requests = @requests,
          duplicates = @duplicates, calls = @calls, avoided_calls = @avoided_calls, avoided_bytes = @avoided_bytes,
          avoided_kernel_bytes = @avoided_kernel_bytes, failed = @failed, waited = @waited, lost = @lost,
          observed = @observed, duplicate_calls = @duplicate_calls, bytes_in_vain = @bytes_in_vain
        where stream = @stream and covered <= @covered
        """;

    // Rows that say the same as before are not written again: of a boot that runs, most do.
    private const string ModulesStatement = """
        insert into boot_modules (boot, module, state, calls, requests, duplicates, avoided_calls, avoided_bytes, microseconds, waited, errno, duplicate_calls,
          bytes_in_vain)
        select boots.id, modules.* from boots,
          unnest(@module, @state, @calls, @requests, @duplicates, @avoided_calls, @avoided_bytes, @microseconds, @waited, @errno,
            @duplicate_calls, @bytes_in_vain) as modules
        where boots.stream = @stream and boots.covered = @covered
        on conflict (boot, module) do update set state = excluded.state, calls = excluded.calls, requests = excluded.requests,
          duplicates = excluded.duplicates, avoided_calls = excluded.avoided_calls, avoided_bytes = excluded.avoided_bytes,
          microseconds = excluded.microseconds, waited = excluded.waited, errno = excluded.errno,
          duplicate_calls = excluded.duplicate_calls, bytes_in_vain = excluded.bytes_in_vain
        where (boot_modules.*) is distinct from (excluded.*)
        """;

    private const string SeenStatement = "update machines set last_seen = now() where id = @machine";

    internal static NpgsqlBatch Of(NpgsqlConnection connection, string stream, long covered, BootReport report)
    {
        var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Boot(stream, covered, report));
        batch.BatchCommands.Add(Modules(stream, covered, report));
        var seen = new NpgsqlBatchCommand(SeenStatement);
        Add(seen, "machine", FleetBoot.Text(report.Machine), NpgsqlDbType.Text);
        batch.BatchCommands.Add(seen);
        return batch;
    }

    private static NpgsqlBatchCommand Boot(string stream, long covered, BootReport report)
    {
        var command = new NpgsqlBatchCommand(BootStatement);
        Add(command, "stream", stream, NpgsqlDbType.Text);
        Add(command, "covered", covered, NpgsqlDbType.Bigint);
        Add(command, "kernel", FleetBoot.Kernel(report), NpgsqlDbType.Text);
        Add(command, "first", report.First is { } first ? first : DBNull.Value, NpgsqlDbType.TimestampTz);
        Add(command, "last", report.Last is { } last ? last : DBNull.Value, NpgsqlDbType.TimestampTz);
        Add(command, "runs", report.Runs.Length, NpgsqlDbType.Integer);
        Add(command, "requests", report.Requests.Total, NpgsqlDbType.Bigint);
        Add(command, "duplicates", FleetBoot.Duplicates(report.Requests.Roles), NpgsqlDbType.Bigint);
        Add(command, "calls", report.Calls.Calls, NpgsqlDbType.Bigint);
        Add(command, "avoided_calls", report.Cost.CallsAvoided, NpgsqlDbType.Bigint);
        Add(command, "avoided_bytes", report.Cost.FileBytesAvoided, NpgsqlDbType.Bigint);
        Add(command, "avoided_kernel_bytes", report.Cost.KernelBytesAvoided, NpgsqlDbType.Bigint);
        Add(command, "failed", report.Requests.Failed, NpgsqlDbType.Bigint);
        Add(command, "waited", report.Cost.Waited.Total, NpgsqlDbType.Bigint);
        Add(command, "lost", report.Missing.Events, NpgsqlDbType.Bigint);
        Add(command, "observed", report.Observed is not null, NpgsqlDbType.Boolean);
        Add(command, "duplicate_calls", report.Calls.Duplicates, NpgsqlDbType.Bigint);
        Add(command, "bytes_in_vain", report.Calls.FileBytesInVain, NpgsqlDbType.Bigint);
        return command;
    }

    private static NpgsqlBatchCommand Modules(string stream, long covered, BootReport report)
    {
        var errnos = FleetBoot.Failures(report);
        var modules = report.Modules;
        var command = new NpgsqlBatchCommand(ModulesStatement);
        Add(command, "stream", stream, NpgsqlDbType.Text);
        Add(command, "covered", covered, NpgsqlDbType.Bigint);
        AddEach(command, "module", modules, module => FleetBoot.Text(module.Name), NpgsqlDbType.Text);
        AddEach(command, "state", modules, module => module.State, NpgsqlDbType.Text);
        AddEach(command, "calls", modules, module => module.Calls, NpgsqlDbType.Integer);
        AddEach(command, "requests", modules, module => module.Requests.Values.Sum(), NpgsqlDbType.Bigint);
        AddEach(command, "duplicates", modules, module => FleetBoot.Duplicates(module.Requests), NpgsqlDbType.Bigint);
        AddEach(command, "avoided_calls", modules, module => module.CallsAvoided, NpgsqlDbType.Bigint);
        AddEach(command, "avoided_bytes", modules, module => module.FileBytesAvoided, NpgsqlDbType.Bigint);
        AddEach(command, "microseconds", modules, module => module.Microseconds, NpgsqlDbType.Bigint);
        AddEach(command, "waited", modules, module => module.WaitMicroseconds, NpgsqlDbType.Bigint);
        AddEach(command, "errno", modules, module => errnos.GetValueOrDefault(module.Name), NpgsqlDbType.Integer);
        AddEach(command, "duplicate_calls", modules, module => module.DuplicateCalls, NpgsqlDbType.Bigint);
        AddEach(command, "bytes_in_vain", modules, module => module.FileBytesInVain, NpgsqlDbType.Bigint);
        return command;
    }

    private static void AddEach<T>(NpgsqlBatchCommand command, string name, ImmutableArray<ModuleSummary> modules, Func<ModuleSummary, T> value, NpgsqlDbType type) =>
        Add(command, name, modules.Select(value).ToArray(), NpgsqlDbType.Array | type);

    private static void Add(NpgsqlBatchCommand command, string name, object value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
}
