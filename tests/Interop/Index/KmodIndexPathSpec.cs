using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Tests.Index.Support;

namespace ActorLoad.Interop.Tests.Index;

/// <summary>Files by path, names by ELF, links, and specs that are no specs.</summary>
public sealed class KmodIndexPathSpec : IDisposable
{
    private readonly MadeTree _tree = new();

    public KmodIndexPathSpec()
    {
        _tree.AddModules(
            new MadeModule("kernel/base.ko", Exports: ["base_symbol"]),
            new MadeModule("kernel/some-driver.ko", Needs: ["base_symbol"]),
            new MadeModule("kernel/packed-xz.ko.xz"),
            new MadeModule("kernel/packed-zst.ko.zst"),
            new MadeModule("elsewhere/packed-gz.ko.gz"),
            new MadeModule("elsewhere/renamed.ko", ElfName: "real_name"),
            new MadeModule("elsewhere/renamed-too.ko.xz", ElfName: "real_name_too"));
        _tree.Configure("a.conf", "options some_driver a=1");
        Directory.Move($"{_tree.Modules}/elsewhere", $"{_tree.Root}/elsewhere");
        _tree.Depmod();
    }

    [Fact]
    public void KmodIndex_should_plan_a_path_like_the_name_of_the_same_file()
    {
        using var index = Open();
        var byName = Assert.Single(index.Resolve("some-driver", ResolveFlags.None).Plans);

        var answer = index.Resolve($"{_tree.Modules}/kernel/some-driver.ko", ResolveFlags.None);

        Assert.Equal((LookupSource.Path, 0), (answer.Source, answer.Errno));
        var byPath = Assert.Single(answer.Plans);
        Assert.Equal("some_driver", byPath.Target);
        Assert.Equal(["base", "some_driver"], byPath.Steps.Select(step => step.Name));
        Assert.Equal(byName.Steps.Select(Facts), byPath.Steps.Select(Facts));
    }

    [Fact]
    public void KmodIndex_should_give_one_path_for_a_file_however_it_is_reached()
    {
        Directory.CreateSymbolicLink($"{_tree.Root}/lib2", $"{_tree.Root}/lib");
        File.CreateSymbolicLink($"{_tree.Root}/link.ko", $"{_tree.Root}/lib2/modules/{MadeTree.Version}/kernel/some-driver.ko");
        var real = $"{_tree.Modules}/kernel/some-driver.ko";
        using var direct = Open();
        using var linked = new KmodIndex($"{_tree.Root}/lib2/modules/{MadeTree.Version}", [_tree.Config]);
        Resolution[] answers =
        [
            direct.Resolve("some-driver", ResolveFlags.None), direct.Resolve("some_driver", ResolveFlags.None),
            direct.Resolve(real, ResolveFlags.None), direct.Resolve($"{_tree.Root}/link.ko", ResolveFlags.None),
            linked.Resolve("some-driver", ResolveFlags.None), linked.Resolve($"{_tree.Root}/lib2/../link.ko", ResolveFlags.None),
        ];

        foreach (var plan in answers.Select(answer => Assert.Single(answer.Plans)))
        {
            Assert.Equal((real, "some_driver", "a=1"), (plan.Steps[plan.TargetStep].Path, plan.Steps[plan.TargetStep].Name, plan.Steps[plan.TargetStep].Options));
            Assert.Equal(2, plan.Steps.Length);
        }

        Assert.Equal($"{_tree.Root}/lib2/modules/{MadeTree.Version}/kernel/some-driver.ko", answers[4].Plans[0].Steps[^1].IndexPath);
    }

    [Fact]
    public void KmodIndex_should_not_give_a_file_outside_the_tree_the_dependencies_of_its_namesake()
    {
        File.Copy($"{_tree.Modules}/kernel/some-driver.ko", $"{_tree.Root}/some-driver.ko");
        using var index = Open();

        var plan = Assert.Single(index.Resolve($"{_tree.Root}/some-driver.ko", ResolveFlags.None).Plans);

        var step = Assert.Single(plan.Steps);
        Assert.Equal(("some_driver", $"{_tree.Root}/some-driver.ko", "a=1", true), (step.Name, step.Path, step.Options, step.Required));
        Assert.Equal(0, plan.TargetStep);
    }

    [Theory]
    [InlineData("elsewhere/renamed.ko", "real_name")]
    [InlineData("elsewhere/renamed-too.ko.xz", "real_name_too")]
    [InlineData("elsewhere/packed-gz.ko.gz", "packed_gz")]
    [InlineData("lib/modules/6.1.0-made/kernel/packed-xz.ko.xz", "packed_xz")]
    [InlineData("lib/modules/6.1.0-made/kernel/packed-zst.ko.zst", "packed_zst")]
    public void KmodIndex_should_name_a_file_as_the_kernel_will(string path, string name)
    {
        using var index = Open();

        var plan = Assert.Single(index.Resolve($"{_tree.Root}/{path}", ResolveFlags.None).Plans);

        Assert.Equal((name, name), (plan.Target, plan.Steps[plan.TargetStep].Name));
        Assert.Equal(StepAction.Insert, plan.Steps[plan.TargetStep].Action);
    }

    [Fact]
    public void KmodIndex_should_name_a_file_as_modinfo_does()
    {
        using var index = Open();
        foreach (var file in Directory.GetFiles(_tree.Modules, "*.ko", SearchOption.AllDirectories))
        {
            Assert.Equal(
                Tool.Succeed("modinfo", "-F", "name", file).Trim(),
                Assert.Single(index.Resolve(file, ResolveFlags.None).Plans).Target);
        }
    }

    [Fact]
    public void KmodIndex_should_say_why_a_path_is_no_module()
    {
        File.WriteAllText($"{_tree.Root}/text.ko", "#!/bin/sh\n" + new string('x', 200));
        File.WriteAllText($"{_tree.Root}/empty.ko", "");
        Tool.Succeed("mkfifo", $"{_tree.Root}/fifo.ko");
        Tool.Succeed("sh", "-c", $"head -c 30 {_tree.Modules}/kernel/packed-xz.ko.xz > {_tree.Root}/broken.ko.xz");
        Directory.CreateSymbolicLink($"{_tree.Root}/loop.ko", "loop.ko");

        AssertRefused("nowhere.ko", Errno.ENOENT, "No such file or directory");
        AssertRefused("text.ko/below.ko", 20, "Not a directory");
        AssertRefused("text.ko", Errno.ENOEXEC, "it is no kernel module");
        AssertRefused("empty.ko", Errno.ENOEXEC, "it is empty");
        AssertRefused("fifo.ko", Errno.EINVAL, "not a regular file");
        AssertRefused("elsewhere", Errno.EISDIR, "not a regular file");
        AssertRefused("broken.ko.xz", Errno.ENOEXEC, "xz");
        AssertRefused("loop.ko", Errno.ELOOP, "symbolic links");
        AssertRefused(new string('a', 5000), Errno.ENAMETOOLONG, "too long");
    }

    [Fact]
    public void KmodIndex_should_survive_a_module_file_truncated_anywhere()
    {
        var whole = File.ReadAllBytes($"{_tree.Root}/elsewhere/renamed.ko");
        using var index = Open();
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes($"{_tree.Root}/cut.ko", whole[..length]);

            // The section headers are at the end of the file.
            Assert.Equal(Errno.ENOEXEC, index.Resolve($"{_tree.Root}/cut.ko", ResolveFlags.None).Errno);
        }
    }

    [Theory]
    [InlineData("./base")]
    [InlineData("../base.ko")]
    [InlineData("base\0")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    public void KmodIndex_should_find_nothing_for_what_is_no_spec(string spec)
    {
        using var index = Open();

        var answer = index.Resolve(spec, ResolveFlags.None);

        Assert.Equal((LookupSource.None, 0, 0), (answer.Source, answer.Errno, answer.Plans.Length));
    }

    [Fact]
    public void KmodIndex_should_find_nothing_for_a_spec_that_is_too_long_for_libkmod()
    {
        using var index = Open();
        foreach (var length in (int[])[4095, 4096, 4097, 10_000, 1_000_000])
        {
            foreach (var spec in (string[])[new('a', length), new('-', length), "[" + new string('a', length), new('ä', length), "base" + new string(' ', length)])
                Assert.Equal(LookupSource.None, index.Resolve(spec, ResolveFlags.None).Source);
        }
    }

    public void Dispose() => _tree.Dispose();

    private static object Facts(PlanStep step) => (
        step.Name, step.Path, step.IndexPath, step.Action, step.Options, step.Required,
        string.Join(',', step.Dependencies), string.Join(',', step.After));

    private void AssertRefused(string path, int errno, string problem)
    {
        using var index = Open();

        var answer = index.Resolve($"{_tree.Root}/{path}", ResolveFlags.None);

        Assert.Equal((LookupSource.None, errno), (answer.Source, answer.Errno));
        Assert.Contains(problem, answer.Detail);
    }

    private KmodIndex Open() => new(_tree.Modules, [_tree.Config]);
}
