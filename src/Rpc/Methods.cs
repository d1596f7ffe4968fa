namespace ActorLoad.Rpc;

/// <summary>Full names of the methods, as they stand on the wire.</summary>
public static class Methods
{
    /// <summary>Load.</summary>
    public static ReadOnlySpan<byte> Load => "io.actorload.Loader.Load"u8;

    /// <summary>Explain.</summary>
    public static ReadOnlySpan<byte> Explain => "io.actorload.Loader.Explain"u8;

    /// <summary>Status.</summary>
    public static ReadOnlySpan<byte> Status => "io.actorload.Loader.Status"u8;

    /// <summary>Modules.</summary>
    public static ReadOnlySpan<byte> Modules => "io.actorload.Loader.Modules"u8;

    /// <summary>Metrics.</summary>
    public static ReadOnlySpan<byte> Metrics => "io.actorload.Loader.Metrics"u8;

    /// <summary>Subscribe; to be called with <c>more</c>.</summary>
    public static ReadOnlySpan<byte> Subscribe => "io.actorload.Loader.Subscribe"u8;

    /// <summary>Trigger.</summary>
    public static ReadOnlySpan<byte> Trigger => "io.actorload.Loader.Trigger"u8;

    /// <summary>Settle.</summary>
    public static ReadOnlySpan<byte> Settle => "io.actorload.Loader.Settle"u8;

    /// <summary>Report.</summary>
    public static ReadOnlySpan<byte> Report => "io.actorload.Loader.Report"u8;

    /// <summary>Boots.</summary>
    public static ReadOnlySpan<byte> Boots => "io.actorload.Loader.Boots"u8;

    /// <summary>Diff.</summary>
    public static ReadOnlySpan<byte> Diff => "io.actorload.Loader.Diff"u8;

    /// <summary>Render.</summary>
    public static ReadOnlySpan<byte> Render => "io.actorload.Loader.Render"u8;

    /// <summary>History; to be called with <c>more</c>.</summary>
    public static ReadOnlySpan<byte> History => "io.actorload.Loader.History"u8;

    /// <summary>Who provides the service.</summary>
    public static ReadOnlySpan<byte> GetInfo => "org.varlink.service.GetInfo"u8;

    /// <summary>The text of an interface.</summary>
    public static ReadOnlySpan<byte> GetInterfaceDescription => "org.varlink.service.GetInterfaceDescription"u8;
}
