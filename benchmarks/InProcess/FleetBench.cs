using System.Diagnostics;
using System.Globalization;
using ActorLoad.Host.Fleet;
using Npgsql;

namespace ActorLoad.InProcess;

/// <summary>
/// Made boots of many machines through what ships real ones, then the size of each table and the report. With <c>full</c> the tables that reports
/// read are filled up to 10,000 machines with 100 boots each, by copying in the database.
/// </summary>
internal static class FleetBench
{
    private const int Writers = 2;
    private const int Rounds = 3;
    private const int Days = 30;
    private const double Thousand = 1000;
    private static readonly string[] Tables = ["journal", "boots", "boot_modules", "machines"];

    public static async Task<int> RunAsync(string connection, int machines, int boots, bool full)
    {
        var options = new FleetOptions(connection, "", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        using (var database = FleetDatabase.Open(options))
        {
            database.Prepare();
        }

        var watch = Stopwatch.StartNew();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => Write(options, () => Interlocked.Increment(ref next), machines, boots))));
        Samples.Ours("a boot shipped and summed up, ms", watch.Elapsed.TotalMilliseconds * Writers / (machines * boots));
        await Measure(options, connection, $"{machines} × {boots}", machines * boots);
        if (full)
        {
            var copies = (Machines: 10_000 / machines, Boots: 100 / boots);
            await Console.Error.WriteLineAsync("  copying to 10,000 machines with 100 boots");
            await Do(connection, FleetCopies.Sql(copies.Machines, copies.Boots));
            await Measure(options, connection, "10000 × 100, reports' tables only", 1_000_000);
        }

        return 0;
    }

    private static void Write(FleetOptions options, Func<int> next, int machines, int boots)
    {
        using var database = FleetDatabase.Open(options);
        for (var machine = next(); machine < machines; machine = next())
        {
            var made = new MadeMachine(machine);
            for (var boot = 0; boot < boots; boot++)
            {
                made.Ship(database, boot);
            }

            if (machine % 100 == 0)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  machine {machine} of {machines}"));
            }
        }
    }

    private static async Task Measure(FleetOptions options, string connection, string what, int boots)
    {
        await Do(connection, "vacuum analyze");
        foreach (var table in Tables)
        {
            var bytes = await Ask(connection, $"select pg_total_relation_size('{table}')");
            Samples.Ours($"{what}: {table}, bytes a boot", bytes / (double)boots);
        }

        for (var round = 0; round < Rounds; round++)
        {
            Report(options, null, $"{what}: report of all, s");
            Report(options, MadeMachine.End.AddDays(-Days), $"{what}: report of {Days} days, s");
        }
    }

    private static void Report(FleetOptions options, DateTimeOffset? since, string row)
    {
        var watch = Stopwatch.StartNew();
        var report = FleetReporter.Read(options, since, rows: 20);
        Samples.Ours(row, watch.Elapsed.TotalMilliseconds / Thousand);
        if (report.Totals.Boots == 0 || report.Differing.Length == 0)
        {
            throw new InvalidOperationException($"the report has {report.Totals.Boots} boots, and {report.Differing.Length} machines differ");
        }
    }

    private static async Task Do(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Ask(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
