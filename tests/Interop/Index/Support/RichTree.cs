using ActorLoad.Interop.Index;

namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>The tree with one of everything that decides what a spec resolves to.</summary>
public sealed class RichTree : IDisposable
{
    public RichTree()
    {
        Tree.AddModules(
            new MadeModule("kernel/base.ko", Exports: ["base_symbol"], Info: ["alias=base-alias"]),
            new MadeModule("kernel/uses-base.ko", Needs: ["base_symbol"], Exports: ["second_symbol"]),
            new MadeModule("kernel/top.ko.xz", Needs: ["second_symbol"], Info: ["alias=pci:v00001111d00002222sv*"]),
            new MadeModule("kernel/zipped.ko.zst", Needs: ["base_symbol"], Info: ["alias=pci:v00001111d*sv*"]),
            new MadeModule("kernel/gzipped.ko.gz"),
            new MadeModule("kernel/plain.ko", Info: ["alias=multi-a", "alias=range:[0-9a-f]x*", "alias=q?mark"]),
            new MadeModule("kernel/dash-name.ko", Info: ["alias=multi-a", "softdep=pre: base"]),
            new MadeModule("kernel/shadowed.ko"),
            new MadeModule("kernel/softy.ko", Needs: ["base_symbol"]),
            new MadeModule("kernel/loop-a.ko", Exports: ["loop_a_symbol"]),
            new MadeModule("kernel/loop-b.ko", Info: ["alias=loop-b-alias"]),
            new MadeModule("kernel/loop-c.ko", Needs: ["loop_a_symbol"]),
            new MadeModule("kernel/blackalias.ko", Info: ["alias=black-by-alias"]),
            new MadeModule("kernel/blackdep.ko", Exports: ["black_symbol"]),
            new MadeModule("kernel/needs-black.ko", Needs: ["black_symbol"]),
            new MadeModule("kernel/with-install.ko", Needs: ["base_symbol"]),
            new MadeModule("kernel/install-and-softdep.ko"),
            new MadeModule("kernel/many-options.ko", Info: ["alias=options-alias"]),
            new MadeModule("kernel/overridden.ko"),
            new MadeModule("updates/overridden.ko"),
            new MadeModule("kernel/needs-overridden.ko", Info: ["alias=over"]));
        Tree.WriteIndexSource("modules.order", "kernel/base.ko", "kernel/dash-name.ko", "kernel/plain.ko");
        Tree.WriteIndexSource("modules.builtin", "kernel/inkernel.ko", "kernel/in-kernel2.ko");
        File.WriteAllText(
            $"{Tree.Modules}/modules.builtin.modinfo",
            "inkernel.license=GPL\0inkernel.alias=net-pf-77\0in_kernel2.alias=net-pf-78-*\0in_kernel2.license=GPL\0");
        Configure();
        Tree.Depmod();
        Directory.CreateSymbolicLink($"{Tree.Modules}/linked.ko", "kernel/plain.ko");
    }

    public static ResolveFlags[] AllFlags { get; } =
    [
        ResolveFlags.None, ResolveFlags.UseBlacklist, ResolveFlags.IgnoreInstall,
        ResolveFlags.UseBlacklist | ResolveFlags.IgnoreInstall,
    ];

    public MadeTree Tree { get; } = new();

    public static IEnumerable<object[]> Specs()
    {
        string[] specs =
        [
            "base", "base-alias", "base_alias", "uses-base", "uses_base", "top", "zipped", "gzipped", "plain", "linked",
            "pci:v00001111d00002222sv00003333", "pci:v00001111d00002222sv0", "pci:v00001111d00009999sv1", "pci:v0000ffff",
            "multi-a", "multi_a", "range:7x1", "range:gx1", "range:[0-9a-f]x*", "range:[0_9a_f]x*", "q1mark", "q-mark", "qmark",
            "dash-name", "dash_name", "dash-name.ko", "plain.ko", "plain.extra", ".plain", "shadowed", "alias-to-nothing",
            "alias-to-alias", "alias-twice", "glob-x-anything", "glob-x-", "alias-to-builtin", "alias-to-install",
            "softy", "loop-a", "loop-b", "loop-b-alias", "loop-c", "soft-glob-1", "softdep-of-nothing",
            "blackalias", "black-by-alias", "black-by-config-alias", "blackdep", "needs-black", "black-both",
            "with-install", "with_install", "install-and-softdep", "onlyinstall", "onlyremove", "install-dotted.x",
            "needs-with-install", "install-alias", "opts-install",
            "many-options", "options-alias", "options-config-alias", "overridden", "needs-overridden", "over",
            "inkernel", "in-kernel2", "in_kernel2", "net-pf-77", "net_pf_77", "net-pf-78-abc", "net-pf-79",
            "symbol:base_symbol", "symbol:second_symbol", "symbol:none", "symbol:", "symbol:base-symbol",
            "", " ", "*", "?", "[", "]", "[]", "a[b", "a]b", "[a-b]-c", "-", "--", "-q", "--help", ".", "..", "../plain", "./plain",
            "kernel/plain.ko", "plain\n", "pla in", "plain\t", "ü-mod", "\\", "plain\\plain", "base,uses-base", "'", "\"", "$(id)",
            new string('a', 255), new string('a', 4094), new string('a', 4095), "[" + new string('a', 4000) + "]",
            new string('-', 4095), "pci:v00001111d00002222sv" + new string('0', 4000),
        ];
        return specs.Select(spec => new object[] { spec });
    }

    public void Dispose() => Tree.Dispose();

    private void Configure()
    {
        Tree.Configure(
            "10-aliases.conf",
            "# comment", "", "alias shadowed plain", "alias alias-to-nothing no-such-module", "alias alias-to-alias base-alias",
            "alias alias-twice plain", "alias alias-twice dash-name", "alias glob-x-* plain", "alias alias-to-builtin inkernel",
            "alias alias-to-install onlyinstall", "alias black-by-config-alias blackalias", "alias options-config-alias many-options",
            "alias install-alias with-install", "alias black-both blackalias", "alias black-both plain", "alias broken", "alias",
            "nonsense line", "alias unbalanced[ plain", "include /etc/passwd");
        Tree.Configure(
            "20-options.conf",
            "options many-options first=1", "options many_options second=\"a b\"  third=3 ", "options\tmany-options\tfourth=4\tfifth=5",
            "options options-alias by_alias=1", "options options-config-alias by_config_alias=1", "options base debug=1",
            "options many-options wrapped=1 \\", "  over=2", "options many-options ends_with_backslash=\\x", "options plain", "options onlyinstall io=7",
            "options with-install param=1", "options opts-install a=b", "options in-kernel2 builtin_opt=1", "options overridden n=1");
        Tree.Configure(
            "30-softdeps.conf",
            "softdep softy pre: plain post: uses-base", "softdep softy pre: shadowed", "softdep loop-a pre: loop-b",
            "softdep loop-b pre: loop-c post: loop-a", "softdep loop-c pre: loop-a top", "softdep soft-glob-* pre: plain",
            "softdep softdep-of-nothing pre: no-such", "softdep install-and-softdep pre: plain", "softdep blackdep post: blackalias",
            "softdep needs-overridden pre: alias-twice multi-a post: inkernel  no-such  with-install");
        Tree.Configure(
            "40-commands.conf",
            "install with-install /bin/true $CMDLINE_OPTS; modprobe --ignore-install with-install", "install with-install second line never counts",
            "install onlyinstall echo  only   install", "remove onlyremove echo removed", "install install-and-softdep /bin/false",
            "install install-dotted.x echo dotted", "install opts-install\techo tab", "softdep needs-with-install pre: with-install");
        Tree.Configure("50-blacklist.conf", "blacklist blackalias", "blacklist blackdep", "blacklist with-dashes");
        Tree.Configure("60.alias", "alias from-alias-file plain");
        Tree.Configure("ignored.txt", "alias plain base");
        Tree.Configure(".hidden.conf", "alias plain base");
    }
}
