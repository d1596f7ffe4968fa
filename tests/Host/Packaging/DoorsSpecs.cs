namespace ActorLoad.Host.Tests.Packaging;

/// <summary>packaging/doors, in a root of its own.</summary>
public sealed class DoorsSpecs : IDisposable
{
    private const string Sysctl = "/proc/sys/kernel/modprobe";
    private const string Helper = "/usr/lib/actorload/modprobe";
    private const string Rules = "/run/udev/rules.d/80-drivers.rules";
    private const string Compat = "80-debian-compat.rules";
    private const string Own = "/sbin/mymodprobe\n";

    private readonly DoorsMachine _machine = new();

    public DoorsSpecs() => _machine.Write(Sysctl, Own);

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("", "helper")]
    [InlineData("\"uevents\"", "uevents")]
    [InlineData("\"boot-lists\",\"uevents\"", "uevents")]
    [InlineData("\"boot-lists\"", "helper")]
    public async Task Open_should_lead_the_kernel_and_udevd_here_as_the_service_says_and_close_give_them_back(string takes, string variant)
    {
        _machine.Takes(takes);
        await Doors("open");
        Assert.Equal(Helper, _machine.Read(Sysctl));
        Assert.Equal(DoorsMachine.ShippedRules(variant), _machine.Read(Rules));
        Assert.Equal(takes.Contains("boot-lists", StringComparison.Ordinal), _machine.Has("/run/actorload/doors/boot-lists"));
        Assert.Contains($"kernel.modprobe: {Helper}\n", await Doors("status"), StringComparison.Ordinal);

        await Doors("close");
        Assert.Equal(Own.Trim(), _machine.Read(Sysctl));
        Assert.False(_machine.Has(Rules));
        Assert.Empty(_machine.Files("/run/actorload/doors"));
        Assert.Equal("kernel.modprobe: /sbin/mymodprobe\nudevd: its own rules\n", await Doors("status"));
    }

    [Fact]
    public async Task A_service_that_only_observes_should_leave_the_kernel_and_udevd_alone_and_be_given_nothing_back()
    {
        _machine.Takes("");
        await Doors("open");
        Assert.Equal(Helper, _machine.Read(Sysctl));

        // Switched: what the service before had taken is given back.
        _machine.Observes();
        await Doors("open");
        Assert.Equal(Own.Trim(), _machine.Read(Sysctl));
        Assert.False(_machine.Has(Rules));
        Assert.Empty(_machine.Files("/run/actorload/doors"));
        await Doors("close");
        Assert.Equal(Own.Trim(), _machine.Read(Sysctl));
    }

    [Fact]
    public async Task Twice_should_be_as_once_and_close_without_open_nothing()
    {
        await Doors("close");
        Assert.Equal(Own, _machine.Read(Sysctl));
        await Doors("open");
        await Doors("open");
        Assert.Equal(Helper, _machine.Read(Sysctl));
        await Doors("close");
        await Doors("close");
        Assert.Equal(Own.Trim(), _machine.Read(Sysctl));
    }

    [Fact]
    public async Task Close_should_leave_what_somebody_else_has_put_there_meanwhile()
    {
        await Doors("open");
        _machine.Write(Sysctl, "/another\n");
        _machine.Write("/run/udev/rules.d/99-mine.rules", "# mine\n");
        await Doors("close");
        Assert.Equal("/another\n", _machine.Read(Sysctl));
        Assert.Equal(["99-mine.rules"], _machine.Files("/run/udev/rules.d"));
    }

    [Fact]
    public async Task Close_should_fall_back_to_the_kernels_own_value_where_nothing_is_known()
    {
        _machine.Write(Sysctl, Helper + "\n");
        await Doors("close");
        Assert.Equal("/sbin/modprobe", _machine.Read(Sysctl));
    }

    [Fact]
    public async Task Doors_that_the_administrator_keeps_shut_should_stay_so_and_be_shut_by_the_next_open()
    {
        await Doors("open");
        _machine.Write("/etc/actorload/doors.conf", "KERNEL=no\nUDEV=no\n");
        await Doors("open");
        Assert.Equal(Own.Trim(), _machine.Read(Sysctl));
        Assert.Empty(_machine.Files("/run/udev/rules.d"));
    }

    [Fact]
    public async Task Helper_should_be_chosen_whatever_the_service_takes_when_the_administrator_says_so()
    {
        _machine.Takes("\"uevents\"");
        _machine.Write("/etc/actorload/doors.conf", "UDEV=helper\n");
        await Doors("open");
        Assert.Equal(DoorsMachine.ShippedRules("helper"), _machine.Read(Rules));
    }

    [Fact]
    public async Task Rules_of_others_that_load_should_go_through_the_helper_and_come_back()
    {
        _machine.Write($"/usr/lib/udev/rules.d/{Compat}", "# sg\nSUBSYSTEM==\"scsi\", RUN{builtin}+=\"kmod load sg\"\nKERNEL==\"x\", MODE=\"0600\"\n");
        _machine.Write("/usr/lib/udev/rules.d/50-other.rules", "KERNEL==\"x\"\n");
        _machine.Write("/usr/lib/udev/rules.d/60-theirs.rules", "RUN{builtin}+=\"kmod load a\"\n");
        _machine.Write("/etc/udev/rules.d/60-theirs.rules", "");
        await Doors("open");
        Assert.Equal(["80-debian-compat.rules", "80-drivers.rules"], _machine.Files("/run/udev/rules.d"));
        Assert.Equal(
            ["# sg", $"SUBSYSTEM==\"scsi\", RUN+=\"{Helper} -abq sg\"", "KERNEL==\"x\", MODE=\"0600\"", ""],
            _machine.Read($"/run/udev/rules.d/{Compat}").Split('\n')[1..]);
        await Doors("close");
        Assert.Empty(_machine.Files("/run/udev/rules.d"));
    }

    [Fact]
    public async Task Kernel_that_takes_no_other_helper_should_not_keep_udevd_from_coming_here()
    {
        Assert.Equal("", await _machine.RunAsync("open", readOnlyProc: true));
        Assert.Equal(Own, _machine.Read(Sysctl));
        Assert.True(_machine.Has(Rules));
        Assert.Equal("", await _machine.RunAsync("close", readOnlyProc: true));
        Assert.False(_machine.Has(Rules));
    }

    [Fact]
    public async Task Missing_folders_should_be_made_or_passed_over()
    {
        _machine.Remove("/proc");
        _machine.Remove("/run");
        _machine.Remove("/etc");
        _machine.Remove("/usr/lib/udev");
        await Doors("close");
        await Doors("open");
        Assert.Equal(DoorsMachine.ShippedRules("helper"), _machine.Read(Rules));
        await Doors("close");
        Assert.False(_machine.Has(Rules));
    }

    [Fact]
    public async Task Small_initramfs_without_rm_and_sed_should_do()
    {
        _machine.Write($"/usr/lib/udev/rules.d/{Compat}", "RUN{builtin}+=\"kmod load sg\"\n");
        _machine.Remove("/bin/rm");
        _machine.Remove("/bin/sed");
        _machine.Program("/bin/nuke", "busybox rm -rf \"$@\"");
        await Doors("open");
        Assert.Equal(["80-drivers.rules"], _machine.Files("/run/udev/rules.d"));
        await Doors("close");
        Assert.Empty(_machine.Files("/run/udev/rules.d"));
        Assert.Equal(Own.Trim(), _machine.Read(Sysctl));
    }

    /// <summary>What it prints; it must succeed and have nothing to complain of.</summary>
    private Task<string> Doors(string what) => _machine.RunAsync(what);
}
