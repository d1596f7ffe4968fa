using System.Globalization;
using ActorLoad.InProcess;

// Samples go to stdout, as benchmarks/lib.sh reads them; progress goes to stderr.
switch (args)
{
    case ["memory"]:
        return await MemoryBench.RunAsync(modules: 10_000);
    case ["journal"]:
        return await JournalBench.RunAsync(requests: 100_000, rounds: 5);
    case ["report"]:
        return await ReportBench.RunAsync(requests: 100_000, rounds: 5);
    case ["uevents"]:
        return await UeventsBench.RunAsync(events: 100_000, rounds: 5);
    case ["fleet", var connection, var machines, var boots, var full]:
        return await FleetBench.RunAsync(
            connection, int.Parse(machines, CultureInfo.InvariantCulture), int.Parse(boots, CultureInfo.InvariantCulture), full: full == "1");
    case ["pure"]:
        return PureBench.Run();
    default:
        await Console.Error.WriteLineAsync("usage: memory | journal | report | uevents | fleet CONNECTION MACHINES BOOTS FULL | pure");
        return 2;
}
