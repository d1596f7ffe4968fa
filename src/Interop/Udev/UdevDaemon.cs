namespace ActorLoad.Interop.Udev;

/// <summary>The machine's udevd.</summary>
public static class UdevDaemon
{
    // Made by udevd, or by systemd for it (systemd-udevd-control.socket).
    private const string ControlSocket = "/run/udev/control";

    /// <summary>Whether there is one.</summary>
    public static bool IsThere => Path.Exists(ControlSocket);
}
