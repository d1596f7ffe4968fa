namespace ActorLoad.Host.Fleet;

/// <summary>
/// What reports ask PostgreSQL. Each has <c>@since</c>: boots that ended before are not counted; and those of which there may be many <c>@rows</c>, how many come back.
/// </summary>
internal static class FleetQueries
{
    internal const string Totals = $"select {Sums} from boots where {InTime}";

    internal const string Kernels = $"select kernel, {Sums} from boots where {InTime} group by kernel order by {Saved} desc, kernel limit @rows";

    internal const string Hardware = $"""
        select {HardwareKey}, {Sums}
        from boots join machines on machines.id = boots.machine where {InTime}
        group by 1 order by {Saved} desc, 1 limit @rows
        """;

    /// <summary>All modules: few beside the rows that they are summed from, which are read once.</summary>
    internal const string Modules = $"""
        select module, count(*), count(*) filter (where state = 'failed'), sum(m.calls)::bigint, sum(m.requests)::bigint, sum(m.duplicates)::bigint,
          sum(m.avoided_calls)::bigint, sum(m.avoided_bytes)::bigint,
          sum(m.duplicate_calls)::bigint, sum(m.bytes_in_vain)::bigint,
          coalesce(sum(microseconds) / nullif(count(*) filter (where m.calls > 0), 0), 0)::bigint, max(microseconds)
        from boot_modules m where @since is null or boot in (select id from boots where last >= @since) group by module
        """;

    /// <summary>
    /// The last boot of each machine beside those of its peers, where these are three or more. A module is usual where nine of ten have it,
    /// failed where half of them have it, and slower where it takes thrice the time that half of them need, and 100 ms more.
    /// </summary>
    internal const string Differing = $"""
        with last_boots as materialized (
          select distinct on (boots.machine) boots.id, boots.machine, machines.name, boots.boot, kernel, {HardwareKey} as hardware
          from boots join machines on machines.id = boots.machine
          where {InTime} and covered > 0
          order by boots.machine, last desc),
        peers as (select kernel, hardware, count(*) as machines from last_boots group by kernel, hardware having count(*) >= 3),
        rows as materialized (
          select b.id, b.kernel, b.hardware, m.module, m.state, m.errno, m.microseconds, {Has} as has
          from last_boots b join peers using (kernel, hardware) join boot_modules m on m.boot = b.id),
        usual as materialized (
          select kernel, hardware, module, p.machines, count(*) filter (where has) as owners,
                 coalesce(percentile_disc(0.5) within group (order by microseconds) filter (where has), 0) as median
          from rows join peers p using (kernel, hardware) group by kernel, hardware, module, p.machines),
        found as (
          select id, module, 'failed' as what, rows.errno, microseconds, median, machines, owners
          from rows join usual using (kernel, hardware, module) where state = 'failed' and 2 * owners >= machines
          union all
          select id, module, 'slower', 0, microseconds, median, machines, owners
          from rows join usual using (kernel, hardware, module)
          where has and 2 * owners >= machines and median > 0 and microseconds >= 3 * median and microseconds >= median + 100000
          union all
          select b.id, module, 'missing', 0, 0, median, machines, owners
          from usual join last_boots b using (kernel, hardware)
          where owners < machines and 10 * owners >= 9 * (machines - 1)
            and not exists (select 1 from rows where rows.id = b.id and rows.module = usual.module and (has or state = 'failed')))
        select machine, name, boot, kernel, hardware, module, what, errno, microseconds, median, machines, owners
        from found join last_boots using (id)
        order by array_position(array['failed', 'missing', 'slower'], what), machines - owners, hardware, kernel, module, machine limit @rows
        """;

    private const string InTime = "(@since is null or last >= @since)";

    private const string HardwareKey =
        "concat_ws(', ', nullif(concat_ws(' ', nullif(vendor, ''), nullif(product, '')), ''), architecture)";

    // However it came there: loaded by the service, by others or before, built in, or by an install command.
    private const string Has = "m.state in ('live', 'foreign', 'before', 'builtin', 'commanded')";

    // What converging saves where it is on, and would save where it is not.
    private const string Saved = "sum(avoided_calls + duplicate_calls)";

    private const string Sums = """
        count(distinct boots.machine), count(*), coalesce(sum(requests), 0)::bigint, coalesce(sum(duplicates), 0)::bigint, coalesce(sum(calls), 0)::bigint,
        coalesce(sum(avoided_calls), 0)::bigint, coalesce(sum(avoided_bytes), 0)::bigint, coalesce(sum(avoided_kernel_bytes), 0)::bigint,
        coalesce(sum(failed), 0)::bigint, coalesce(sum(waited), 0)::bigint, coalesce(sum(lost), 0)::bigint,
        count(*) filter (where observed), coalesce(sum(duplicate_calls), 0)::bigint, coalesce(sum(bytes_in_vain), 0)::bigint
        """;
}
