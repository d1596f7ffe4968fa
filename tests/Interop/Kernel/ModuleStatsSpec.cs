using ActorLoad.Interop.Kernel.Stats;

namespace ActorLoad.Interop.Tests.Kernel;

/// <summary>
/// The texts are made from the formats in read_file_mod_stats, kernel/module/stats.c ("%25s\t%llu\n", and "%25s\t%15llu\t%25s\n" for a duplicate); no kernel of the tests is built
/// with CONFIG_MODULE_STATS.
/// </summary>
public sealed class ModuleStatsSpec : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorload-stats");

    private static readonly (string Label, string Value)[] Counters =
    [
        ("Mods ever loaded", "67"),
        ("Mods failed on kread", "1"),
        ("Mods failed on decompress", "2"),
        ("Mods failed on becoming", "83"),
        ("Mods failed on load", "16"),
        ("Total module size", "11464704"),
        ("Total mod text size", "4194304"),
        ("Failed kread bytes", "4096"),
        ("Failed decompress bytes", "8192"),
        ("Failed becoming bytes", "228959096"),
        ("Failed kmod bytes", "8578080"),
        ("Virtual mem wasted bytes", "237549464"),
        ("Average mod size", "171115"),
    ];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_counter_and_every_duplicate_should_be_read()
    {
        var stats = Read(Text() + Duplicates(("kvm_intel", "7", "Becoming"), ("irqbypass", "6", "Becoming & Load")), out var problem);
        Assert.Null(problem);
        Assert.Equal(
            (67, 11_464_704, 1, 2, 83, 16),
            (stats!.Loaded, stats.ModuleBytes, stats.FailedKread, stats.FailedDecompress, stats.FailedBecoming, stats.FailedLoad));
        Assert.Equal((4096, 8192, 228_959_096, 8_578_080), (stats.KreadBytes, stats.DecompressBytes, stats.BecomingBytes, stats.LoadBytes));
        Assert.Equal<DuplicateStats>([new DuplicateStats("kvm_intel", 7, "Becoming"), new DuplicateStats("irqbypass", 6, "Becoming & Load")], stats.Duplicates);
    }

    [Fact]
    public void A_kernel_that_has_refused_nothing_should_have_no_duplicates() => Assert.Empty(Read(Text(), out _)!.Duplicates);

    // 112 rows of 68 bytes do not fit into the 64 that the kernel has for each.
    [Fact]
    public void A_row_that_the_kernel_has_cut_should_be_left_out()
    {
        var whole = Text() + Duplicates(("kvm_intel", "7", "Becoming"), ("kvm", "12345", "Becoming"));
        Assert.Equal<DuplicateStats>([new DuplicateStats("kvm_intel", 7, "Becoming")], Read(whole[..^4], out _)!.Duplicates);
        Assert.Equal<DuplicateStats>([new DuplicateStats("kvm_intel", 7, "Becoming")], Read(whole[..^30], out _)!.Duplicates);
    }

    // Whoever may load modules may give them any name.
    [Fact]
    public void A_module_named_like_a_counter_should_change_none()
    {
        var stats = Read(Text() + Duplicates(("x\n      Mods failed on load\t999\nDuplicate failed modules:\n", "1", "Load"), ("a\tb", "2", "Load"), ("kvm", "3", "Load")), out _);
        Assert.Equal(16, stats!.FailedLoad);
        Assert.Contains(new DuplicateStats("kvm", 3, "Load"), stats.Duplicates);
        Assert.DoesNotContain(stats.Duplicates, duplicate => duplicate.Name.Contains('\n') || duplicate.Name.Contains('\t'));
    }

    [Fact]
    public void Numbers_too_large_should_be_the_largest() =>
        Assert.Equal(long.MaxValue, Read(Text(("Failed kmod bytes", "18446744073709551615")), out _)!.LoadBytes);

    [Theory]
    [InlineData("Mods failed on becoming", "-1")]
    [InlineData("Failed kread bytes", "many")]
    [InlineData("Mods ever loaded", "18446744073709551616")]
    [InlineData("Total module size", "")]
    public void A_counter_that_is_none_should_be_said(string label, string value)
    {
        Assert.Null(Read(Text((label, value)), out var problem));
        Assert.Equal($"{Path} has no line \"{label}\"", problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\t\t\n")]
    [InlineData("\0\0\0")]
    [InlineData("Duplicate failed modules:\n")]
    public void A_text_that_is_another_should_be_said(string text)
    {
        Assert.Null(Read(text, out var problem));
        Assert.Equal($"{Path} has no line \"Mods ever loaded\"", problem);
    }

    [Fact]
    public void A_kernel_that_does_not_count_should_be_told_from_one_that_lets_nobody_read()
    {
        Assert.Null(new DebugfsModuleStats(Path).Read(out var none));
        Assert.Equal($"there is no {Path}: a kernel without CONFIG_MODULE_STATS, or debugfs is not mounted", none);
        Assert.Null(new DebugfsModuleStats(_folder.FullName).Read(out var folder));
        Assert.StartsWith($"{_folder.FullName}: ", folder);
        Assert.Contains("EISDIR", folder);
    }

    private string Path => System.IO.Path.Combine(_folder.FullName, "stats");

    private ModuleStats? Read(string text, out string? problem)
    {
        File.WriteAllText(Path, text);
        return new DebugfsModuleStats(Path).Read(out problem);
    }

    private static string Text(params (string Label, string Value)[] instead) => string.Concat(Counters.Select(counter =>
        $"{counter.Label,25}\t{(Array.Find(instead, other => other.Label == counter.Label) is { Label: not null } other ? other.Value : counter.Value)}\n"));

    private static string Duplicates(params (string Name, string Times, string Reason)[] rows) =>
        $"Duplicate failed modules:\n{"Module-name",25}\t{"How-many-times",15}\t{"Reason",25}\n"
        + string.Concat(rows.Select(row => $"{row.Name,25}\t{row.Times,15}\t{row.Reason,25}\n"));
}
