namespace ActorLoad.Actors.Requests;

/// <summary>Through which door a request came.</summary>
public enum RequesterKind
{
    /// <summary>A varlink call that does not say more.</summary>
    Varlink,

    /// <summary><c>actorload load</c>.</summary>
    CommandLine,

    /// <summary>The client called as modprobe.</summary>
    Modprobe,

    /// <summary>The kernel's own call of modprobe (kernel/module/kmod.c).</summary>
    Kernel,

    /// <summary>A udev helper.</summary>
    Udev,

    /// <summary>modules-load.d(5), or <c>modules_load=</c> of the kernel command line.</summary>
    BootList,

    /// <summary>An event of the kernel about a device.</summary>
    Uevent,

    /// <summary>Such an event that the service itself has asked for.</summary>
    Coldplug,

    /// <summary>What earlier boots loaded, which the service asks for at its start.</summary>
    Preload,
}
