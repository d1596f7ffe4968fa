namespace ActorLoad.Rpc;

/// <summary>Full names of the errors, as they stand on the wire.</summary>
public static class ErrorNames
{
    /// <summary>The service has no such interface: <c>interface</c>.</summary>
    public const string InterfaceNotFound = "org.varlink.service.InterfaceNotFound";

    /// <summary>The interface has no such method: <c>method</c>.</summary>
    public const string MethodNotFound = "org.varlink.service.MethodNotFound";

    /// <summary>The interface has the method, the service does not: <c>method</c>.</summary>
    public const string MethodNotImplemented = "org.varlink.service.MethodNotImplemented";

    /// <summary>A parameter is unknown, given twice, missing, of the wrong type or out of range: <c>parameter</c>.</summary>
    public const string InvalidParameter = "org.varlink.service.InvalidParameter";

    /// <summary>The caller may not do this.</summary>
    public const string PermissionDenied = "org.varlink.service.PermissionDenied";

    /// <summary>The method must be called with <c>more</c>.</summary>
    public const string ExpectedMore = "org.varlink.service.ExpectedMore";

    /// <summary>Only root of the initial user namespace may load: <c>uid</c>.</summary>
    public const string NotPermitted = "io.actorload.Loader.NotPermitted";

    /// <summary>The spec cannot be one: <c>spec</c>, <c>reason</c>.</summary>
    public const string InvalidSpec = "io.actorload.Loader.InvalidSpec";

    /// <summary>More connections or requests than allowed: <c>limit</c>.</summary>
    public const string TooManyRequests = "io.actorload.Loader.TooManyRequests";

    /// <summary>The service is stopping.</summary>
    public const string Stopping = "io.actorload.Loader.Stopping";

    /// <summary>Install commands that call modprobe, too deep: <c>spec</c>, <c>depth</c>.</summary>
    public const string InstallLoop = "io.actorload.Loader.InstallLoop";

    /// <summary>The service does not listen to the kernel's events.</summary>
    public const string NotListening = "io.actorload.Loader.NotListening";

    /// <summary>The service measures nothing.</summary>
    public const string NotMeasuring = "io.actorload.Loader.NotMeasuring";

    /// <summary>The service only observes, and loads nothing.</summary>
    public const string Observing = "io.actorload.Loader.Observing";

    /// <summary>The journal has no such boot, or several that are meant: <c>reason</c>.</summary>
    public const string NoSuchBoot = "io.actorload.Loader.NoSuchBoot";

    /// <summary>The journal cannot be read: <c>reason</c>.</summary>
    public const string JournalUnreadable = "io.actorload.Loader.JournalUnreadable";

    /// <summary>The bytes are no varlink call; the connection is closed after it: <c>reason</c>.</summary>
    public const string BadCall = "io.actorload.Loader.BadCall";
}
