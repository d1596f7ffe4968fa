using System.Text;
using ActorLoad.Interop.BootLists;

namespace ActorLoad.Interop.Tests.BootLists;

/// <summary>The boot lists mean to us what they mean to systemd-modules-load.</summary>
public sealed class BootListFilesSpec : IDisposable
{
    private readonly BootListMachine _machine = new();

    [Fact]
    public void BootLists_should_name_what_systemd_loads_in_its_order()
    {
        _machine.CommandLine = "quiet modules_load=m1,m2 modules-load=\"q 1,q2\" 'modules_load=s1' modules_load=,,m3 modules_load rd.modules_load=r1 xmodules_load=x";
        _machine.Write("/etc", "b.conf", "zz_etc\n# comment\n; other\n   spaced  \n\nlast two words\n  # indented\n\ttab\r\n");
        _machine.Write("/usr/lib", "b.conf", "masked_b\n");
        _machine.Write("/usr/lib", "a.conf", "lib_a\n");
        _machine.Write("/usr/lib", "B.conf", "capital\n");
        _machine.Write("/usr/lib", "c.conf", "masked_c\n");
        _machine.Link("/etc", "c.conf", "/dev/null");
        _machine.Write("/usr/local/lib", "d.conf", "no_newline_at_end");
        _machine.Write("/run", "e.conf", "");
        _machine.Write("/usr/lib", "e.conf", "masked_e\n");
        _machine.Write("/usr/lib", "f.txt", "no_list\n");
        _machine.Write("/usr/lib", ".hidden.conf", "hidden\n");
        _machine.Write("/usr/lib", "g.conf~", "backup\n");
        _machine.Write("/run", "h.conf", "pci:v00*sv*\nfoo-bar\n\"quoted\"\ndummy numdummies=2\n");
        _machine.Link("/run", "i.conf", "nowhere");
        _machine.Write("/usr/lib", "i.conf", "masked_i\n");

        var ours = _machine.Read();

        Assert.Equal(_machine.AskSystemd(), ours.Entries.Select(entry => entry.Spec));
        Assert.Equal(17, ours.Entries.Count);
        Assert.Empty(ours.Problems);
    }

    [Fact]
    public void BootLists_should_say_where_an_entry_stands()
    {
        _machine.CommandLine = "modules_load=early";
        _machine.Write("/etc", "x.conf", "# why\n\nlate\n");

        var entries = _machine.Read().Entries;

        Assert.EndsWith("/cmdline", entries[0].File, StringComparison.Ordinal);
        Assert.Equal(new BootListEntry("late", $"{_machine.Folder("/etc")}/x.conf", 3), entries[1]);
    }

    [Fact]
    public void BootLists_should_take_the_initramfs_list_only_there()
    {
        _machine.CommandLine = "rd.modules_load=a modules_load=b";

        Assert.Equal(["b"], _machine.Read().Entries.Select(entry => entry.Spec));
        Assert.Equal(["a", "b"], _machine.Read(inInitramfs: true).Entries.Select(entry => entry.Spec));
    }

    [Fact]
    public void A_list_that_cannot_be_read_should_be_said_and_the_others_count()
    {
        Directory.CreateDirectory($"{_machine.Folder("/etc")}/a.conf");
        _machine.Write("/etc", "b.conf", "b\n");

        var reading = _machine.Read();

        Assert.Equal(["b"], reading.Entries.Select(entry => entry.Spec));
        Assert.Contains("/a.conf: ", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_in_a_circle_and_missing_folders_should_not_hide_the_other_lists()
    {
        Directory.Delete(_machine.Folder("/etc"), recursive: true);
        _machine.Link("/run", "a.conf", "a.conf");
        _machine.Write("/usr/lib", "b.conf", "b\n");

        var reading = _machine.Read();

        Assert.Equal(["b"], reading.Entries.Select(entry => entry.Spec));
        Assert.Contains("/a.conf: ", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void This_machine_s_lists_should_be_where_systemd_looks_in_its_order()
    {
        var places = BootListPlaces.OfThisMachine();

        // The folders as the program has them, one after the other (CONF_PATHS of systemd's constants.h).
        var program = Encoding.Latin1.GetString(File.ReadAllBytes("/lib/systemd/systemd-modules-load"));
        Assert.Contains(string.Concat(places.Folders.Select(folder => folder + '\0')) + '\0', program, StringComparison.Ordinal);
        Assert.Equal(("/proc/cmdline", false), (places.CommandLine, places.InInitramfs));
    }

    public void Dispose() => _machine.Dispose();
}
