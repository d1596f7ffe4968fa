using System.Globalization;

namespace ActorLoad.InProcess;

/// <summary>Makes more machines and boots of those that are in the reports' tables.</summary>
internal static class FleetCopies
{
    /// <summary>The statements.</summary>
    /// <param name="machines">How often each machine is to be there.</param>
    /// <param name="boots">How often each boot is to be there on each of them.</param>
    internal static string Sql(int machines, int boots) => string.Create(CultureInfo.InvariantCulture, $"""
        insert into machines select id || '-' || c, name, vendor, product, architecture, cpus from machines, generate_series(1, {machines - 1}) c;
        create temporary table copies as
          select b.id as old, b.stream || '-' || c || '-' || d as stream, case c when 0 then b.machine else b.machine || '-' || c end as machine
          from boots b, generate_series(0, {machines - 1}) c, generate_series(0, {boots - 1}) d where c > 0 or d > 0;
        insert into boots (stream, origin, machine, boot, covered, kernel, first, last, runs, requests, duplicates, calls, avoided_calls, avoided_bytes,
          avoided_kernel_bytes, failed, waited, lost)
          select copies.stream, origin, copies.machine, boot, covered, kernel, first, last, runs, requests, duplicates, calls, avoided_calls, avoided_bytes,
            avoided_kernel_bytes, failed, waited, lost
          from copies join boots on boots.id = copies.old;
        insert into boot_modules
          select boots.id, m.module, m.state, m.calls, m.requests, m.duplicates, m.avoided_calls, m.avoided_bytes, m.microseconds, m.waited, m.errno
          from copies join boots on boots.stream = copies.stream join boot_modules m on m.boot = copies.old;
        """);
}
