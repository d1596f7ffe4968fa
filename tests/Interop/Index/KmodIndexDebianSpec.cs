using System.Diagnostics;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Tests.Index.Support;
using Xunit.Abstractions;

namespace ActorLoad.Interop.Tests.Index;

/// <summary>Everything that a distribution's kernel has, compared with modprobe.</summary>
public sealed class KmodIndexDebianSpec : IClassFixture<DebianTree>, IDisposable
{
    private readonly DebianTree _tree;
    private readonly ITestOutputHelper _output;
    private readonly string _config = Directory.CreateTempSubdirectory("actorload-conf-").FullName;

    public KmodIndexDebianSpec(DebianTree tree, ITestOutputHelper output)
    {
        (_tree, _output) = (tree, output);
        File.WriteAllLines(
            $"{_config}/lab.conf",
            ["options xfs lab=1", "options mbcache lab=2", "blacklist e1000e", "softdep ext4 pre: xfs", "alias lab-* btrfs", "install nouveau false"]);
    }

    [Fact]
    public Task KmodIndex_should_plan_every_module_of_Debian_as_modprobe_does() => CompareAsync(
        _tree.Names().Select((name, i) => i % 2 == 0 ? name : name.Replace('_', '-')).Concat(_tree.Names().Select(name => name.Replace('-', '_'))), 7500);

    [Fact]
    public Task KmodIndex_should_plan_every_alias_of_Debian_as_modprobe_does() =>
        CompareAsync(_tree.Aliases().Select((pattern, i) => AliasPattern.Instance(pattern, i % 2 == 0 ? "" : "00x")), 25000);

    [Fact]
    public Task KmodIndex_should_plan_every_alias_pattern_itself_as_modprobe_does() => CompareAsync(_tree.Aliases(), 25000);

    [Fact]
    public Task KmodIndex_should_plan_every_symbol_and_builtin_of_Debian_as_modprobe_does() =>
        CompareAsync(_tree.Symbols().Concat(_tree.Builtins()), 10000);

    public void Dispose() => Directory.Delete(_config, recursive: true);

    private async Task CompareAsync(IEnumerable<string> chosen, int atLeast)
    {
        var specs = chosen.ToList();
        Assert.True(specs.Count >= atLeast, $"only {specs.Count} specs: is the tree whole?");
        var clock = Stopwatch.StartNew();
        var expected = await new ModprobeBatch(_tree, _config).AskAsync(specs);
        var modprobeTime = clock.Elapsed;

        using var index = new KmodIndex(_tree.Modules, [_config]);
        _ = index.Resolve("warm-up", ResolveFlags.None);
        clock.Restart();
        var answers = specs.ConvertAll(spec => index.Resolve(spec, ResolveFlags.None));
        var time = clock.Elapsed;

        var differences = new List<string>();
        for (var i = 0; i < specs.Count; i++)
        {
            var actual = Modprobe.Render(answers[i]);
            if (actual != expected[i])
                differences.Add($"{specs[i]}:\nmodprobe: {expected[i]}\nindex:    {actual}");
        }

        _output.WriteLine(
            $"{specs.Count} specs: modprobe {modprobeTime.TotalSeconds:F1} s, index {time.TotalMicroseconds / specs.Count:F1} µs a spec");
        Assert.True(differences.Count == 0, $"{differences.Count} differences, of these:\n" + string.Join('\n', differences.Take(5)));
    }
}
