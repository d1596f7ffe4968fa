namespace ActorLoad.Actors.Modules;

/// <summary>What kind of failure an errno is, which decides whether it is tried again and for how long it is remembered.</summary>
public enum FailureClass
{
    /// <summary>May pass by itself: EINTR, EAGAIN, ENOMEM, EBUSY, ENFILE, EMFILE.</summary>
    Transient,

    /// <summary>Somebody's decision: EPERM, EACCES, ENOKEY, EKEYEXPIRED, EKEYREVOKED, EKEYREJECTED, EBADMSG, ENOSYS.</summary>
    Policy,

    /// <summary>The device is not there: ENODEV, ENXIO.</summary>
    NoHardware,

    /// <summary>All others; the file or what it needs is wrong: ENOEXEC, ENOENT, EINVAL and so on.</summary>
    Permanent,
}
