using ActorLoad.Client.Native;

namespace ActorLoad.Client.Commands;

/// <summary>What the commands say about themselves.</summary>
internal static class Help
{
    public const string Overview = """
        Usage: actorload COMMAND [OPTION...] [ARGUMENT...]
        Asks actorloadd to load kernel modules, each file once, and tells what it did.

          load SPEC... [PARAM=VALUE...]   load modules by name, alias or path
          modprobe ARGUMENT...            do what modprobe(8) does, through the service where it can
          explain SPEC                    tell what a load would do, and which index or line decided it
          status                          show the state of the service
          metrics                         print what the service has measured, as OpenMetrics text
          trigger                         ask all devices again for the modules they need
          settle                          wait until all that devices have asked for is answered
          report                          tell what a boot came to: who asked, what was loaded, what it cost
          boots                           list the boots that the journal has
          journal                         print a boot's events in order, or as they happen
          diff BEFORE AFTER               tell what is different between two boots
          replay [BOOT]                   let a boot happen again in virtual time, as it was or with something different
          mode [observe|converge]         tell or switch what the service is there for: to look on, or to load

          --help       show this, or a command's own help
          --version    show the version

        Environment:
          ACTORLOAD_SOCKET    the service's socket; by default /run/actorload/io.actorload.Loader
          ACTORLOAD_MODPROBE  the modprobe to run where the service cannot answer, before the usual places

        Exit status: 0 done, 1 a load failed or was refused, 2 wrong usage, 3 the service is not reachable.

        """;

    public const string Load = """
        Usage: actorload load [OPTION...] SPEC... [PARAM=VALUE...]
        Loads what each SPEC (module name, alias or path) resolves to, and waits for the answer. Prints a line for each module:
        name, outcome, role, and what went wrong. Exit status 0 only if everything is live or built in.

          --json              print one JSON object for each SPEC
          --timeout SECONDS   answer after that time; a load that runs goes on
          --retry             forget a remembered failure first
          --first-time        fail where the module is there already
          --use-blacklist     apply the blacklist to module names, too, not only to aliases
          --ignore-install    do without the module's install command and softdeps
          --force             load in spite of version magic and symbol versions (taints the kernel)
          --help              show this

        Parameters go to the requested modules, not to their dependencies, and only where this call starts the load.

        """;

    public const string Explain = """
        Usage: actorload explain [OPTION...] SPEC
        Tells what a load of SPEC (module name, alias or path) would do, without doing it: which index or line of modprobe.d
        provides it, the modules in order, their options and where each comes from. Exit status 1 if nothing provides it.

          --json              print the service's answer as JSON
          --use-blacklist     as in 'actorload load'
          --ignore-install    as in 'actorload load'
          --help              show this

        """;

    public const string Status = """
        Usage: actorload status [--modules] [--json]
        Shows the state of the service: requests by role, modules by state, loads in flight, journal, warnings.

          --modules  instead, every module that the kernel has, the newest first, and who led its load (times in UTC)
          --json     print the service's answer as JSON
          --help     show this

        """;

    public const string Trigger = """
        Usage: actorload trigger [OPTION...]
        Has the kernel announce again all devices that name a module alias, so that the service loads the modules they need. Ends when
        all were asked, with status 1 if some could not be.

          --settle            wait, too, as 'actorload settle' does
          --timeout SECONDS   with --settle: for how long at most
          --json              print the service's answers as JSON, one a line
          --help              show this

        """;

    public const string Settle = """
        Usage: actorload settle [OPTION...]
        Waits until no 'trigger' is under way, and all that devices and processes have asked for until then, and what came of the
        modules loaded for it, is answered: modules are live, or have failed. Exit status 1 if the time is over before.

          --timeout SECONDS   wait so long at most
          --json              print the service's last answer as JSON
          --help              show this

        """;

    public const string Report = """
        Usage: actorload report [OPTION...]
        Tells what a boot came to: requests and how they were answered, calls of the kernel made and avoided, duplicates by source, bus,
        device and requester, slowest loads, failures, aliases that nothing provides, modules that others loaded.

          --boot N|ID  0 the last boot (default), -1 the one before, 1 the first; or the beginning of a boot id
          --json       print JSON
          --html       make one page that needs no network and no other file: timeline, tables that sort, a search
          --svg        make a picture of the loads over time, as systemd-analyze plot does
          --output FILE  write it to FILE, all or nothing; also -o
          --fleet      tell of many machines, whose journals are in one PostgreSQL; with --help: which options that has
          --help       show this

        Without a service: 'actorloadd report' reads a journal's file.

        """;

    public const string Boots = """
        Usage: actorload boots [--json]
        Lists the boots that the journal has, the oldest first.

          --json       print JSON
          --help       show this

        Without a service: 'actorloadd boots' reads a journal's file.

        """;

    public const string Diff = """
        Usage: actorload diff [--json] BEFORE AFTER
        Tells what is different between two boots, each given as a boot is for 'actorload report': modules that are new, gone,
        slower or failed in the later one.

          --json       print JSON
          --help       show this

        Without a service: 'actorloadd diff' reads a journal's file.

        """;

    public const string Metrics = """
        Usage: actorload metrics
        Prints what the service has counted and timed since its start, as OpenMetrics text. It measures where metrics.enabled of its
        configuration is true; there it can also be had as a file for node_exporter, and sent by OTLP.

          --help       show this

        """;

    public const string Journal = """
        Usage: actorload journal [OPTION...]
               actorload journal verify|vacuum|export|import [OPTION...]
        Prints a boot's events in order, a line for each: time (UTC), kind, and what is known of it. Or has the daemon's program look after
        the journal's file: whether it is whole, earlier boots away now, into lines of text and back; with --help: which options that has.

          --boot N|ID      which boot, as for 'actorload report'
          --follow         instead, print events as they happen, until interrupted; also -f
          --output FORMAT  text, or json: an object in each line; also -o
          --help           show this

        Without a service: 'actorloadd journal' reads a journal's file.

        """;

    public const string Replay = """
        Usage: actorload replay [OPTION...] [BOOT]
        Lets a boot happen again, in virtual time and without touching this machine, and prints calls, roles, outcomes and waits beside what
        was recorded. BOOT is given as for 'actorload report'. The daemon's program does it, in a process of its own.

          --what-if KEY=VALUE  with something different; may be repeated: converge=off, parallel=N, failures.remember.*=TIME and others
          --journal FILE       read this journal's file instead of the configured one
          --json               print JSON
          --help               show this

        """;

    public const string Mode = """
        Usage: actorload mode [observe|converge] [OPTION...]
        Without an argument, tells what the service is there for: 'converge', it loads, every module file once; or 'observe', it loads nothing
        and changes nothing, and journals what udevd, modprobe and the kernel load by themselves. With one, switches it: writes
        /etc/actorload/config.d/mode.hocon and restarts the service if it runs. Where the initramfs has the service, make it anew, too.

          --no-restart  leave the service as it runs
          --file FILE   write FILE instead, and restart nothing
          --help        show this

        """;

    /// <summary>Of the client.</summary>
    public static string Version => typeof(Help).Assembly.GetName().Version!.ToString(3);

    /// <summary>Prints a text.</summary>
    public static int Show(string text)
    {
        Output.Write(text);
        return ExitStatus.Done;
    }

    /// <summary>Says what is wrong with the command line, and where its help is.</summary>
    public static int Misuse(string what, string help)
    {
        Output.WriteError($"actorload: {what} (see '{help}')\n");
        return ExitStatus.Usage;
    }
}
