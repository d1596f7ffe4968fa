using System.Runtime.InteropServices;

namespace ActorLoad.Interop.Kernel;

/// <summary>
/// Names, texts and numbers of errno on Linux (include/uapi/asm-generic/errno.h, the same on x86-64, arm64 and riscv64).
/// All members may be called from any thread.
/// </summary>
public static class Errno
{
    /// <summary>Operation not permitted.</summary>
    public const int EPERM = 1;

    /// <summary>No such file or directory; at insertion: unknown symbol.</summary>
    public const int ENOENT = 2;

    /// <summary>Interrupted system call.</summary>
    public const int EINTR = 4;

    /// <summary>Input/output error.</summary>
    public const int EIO = 5;

    /// <summary>No such device or address.</summary>
    public const int ENXIO = 6;

    /// <summary>Exec format error: not a module for this kernel.</summary>
    public const int ENOEXEC = 8;

    /// <summary>Resource temporarily unavailable.</summary>
    public const int EAGAIN = 11;

    /// <summary>Cannot allocate memory.</summary>
    public const int ENOMEM = 12;

    /// <summary>Permission denied.</summary>
    public const int EACCES = 13;

    /// <summary>Device or resource busy; at insertion: the load that this one raced with failed.</summary>
    public const int EBUSY = 16;

    /// <summary>File exists; at insertion: a module of this name is there already.</summary>
    public const int EEXIST = 17;

    /// <summary>No such device.</summary>
    public const int ENODEV = 19;

    /// <summary>Is a directory.</summary>
    public const int EISDIR = 21;

    /// <summary>Invalid argument.</summary>
    public const int EINVAL = 22;

    /// <summary>Too many open files in the system.</summary>
    public const int ENFILE = 23;

    /// <summary>Too many open files in this process.</summary>
    public const int EMFILE = 24;

    /// <summary>File too large.</summary>
    public const int EFBIG = 27;

    /// <summary>Resource deadlock avoided; here: what was asked for waits for the answer.</summary>
    public const int EDEADLK = 35;

    /// <summary>File name too long.</summary>
    public const int ENAMETOOLONG = 36;

    /// <summary>Function not implemented: a kernel without loadable modules.</summary>
    public const int ENOSYS = 38;

    /// <summary>Too many levels of symbolic links; here also a loop of dependencies or install commands.</summary>
    public const int ELOOP = 40;

    /// <summary>Bad message: damaged data, or a signature that cannot be read.</summary>
    public const int EBADMSG = 74;

    /// <summary>Operation not supported.</summary>
    public const int EOPNOTSUPP = 95;

    /// <summary>No buffer space available; on a netlink socket: messages were lost.</summary>
    public const int ENOBUFS = 105;

    /// <summary>Connection timed out; here: a time limit is over.</summary>
    public const int ETIMEDOUT = 110;

    /// <summary>Operation canceled.</summary>
    public const int ECANCELED = 125;

    /// <summary>Required key not available: signed by nobody that the kernel knows.</summary>
    public const int ENOKEY = 126;

    /// <summary>Key has expired.</summary>
    public const int EKEYEXPIRED = 127;

    /// <summary>Key has been revoked.</summary>
    public const int EKEYREVOKED = 128;

    /// <summary>Key was rejected by service: the signature is wrong.</summary>
    public const int EKEYREJECTED = 129;

    private const int ErrorProbeDefer = 517;
    private const int ErrorNotSupported = 524;

    // By number, from 1; "-" where a number has no name of its own.
    private static readonly string[] Names =
    [
        .. """
        EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV
        ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK
        ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT
        EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT
        ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC
        EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT
        EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET
        ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS
        ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED
        EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>The name ("ENOENT"); "errno 999" for a number that has none.</summary>
    public static string Name(int errno) => errno switch
    {
        // Two of the kernel's inner errors (include/linux/errno.h) that drivers are known to let out.
        ErrorProbeDefer => "EPROBE_DEFER",
        ErrorNotSupported => "ENOTSUPP",
        > 0 when errno <= Names.Length && Names[errno - 1] != "-" => Names[errno - 1],
        _ => $"errno {errno}",
    };

    /// <summary>The text that the C library has for it ("No such file or directory").</summary>
    public static string Text(int errno) => Marshal.GetPInvokeErrorMessage(errno);

    /// <summary>Text and name, for people: "No such file or directory (ENOENT)".</summary>
    public static string Describe(int errno) => $"{Text(errno)} ({Name(errno)})";
}
