namespace ActorLoad.Actors.Journal.Format;

/// <summary>
/// What the kinds of events are called in the database. These words are for ever: a change of an event's shape that older
/// rows do not fit is a new word with a new number.
/// </summary>
public static class LedgerManifest
{
    /// <summary><see cref="Events.ServiceStarted"/>.</summary>
    public const string ServiceStarted = "service-started.v1";

    /// <summary><see cref="Events.ServiceStopped"/>.</summary>
    public const string ServiceStopped = "service-stopped.v1";

    /// <summary><see cref="Events.PlanMade"/>.</summary>
    public const string PlanMade = "plan-made.v1";

    /// <summary><see cref="Events.LoadStarted"/>.</summary>
    public const string LoadStarted = "load-started.v1";

    /// <summary><see cref="Events.LoadFinished"/>.</summary>
    public const string LoadFinished = "load-finished.v1";

    /// <summary><see cref="Events.LoadSlow"/>.</summary>
    public const string LoadSlow = "load-slow.v1";

    /// <summary><see cref="Events.ModuleGone"/>.</summary>
    public const string ModuleGone = "module-gone.v1";

    /// <summary><see cref="Events.RequestAnswered"/>; a stream of events shows it, the database has only batches of them.</summary>
    public const string RequestAnswered = "request-answered.v1";

    /// <summary><see cref="Events.RequestsAnswered"/>.</summary>
    public const string RequestsAnswered = "requests-answered.v1";

    /// <summary><see cref="Events.EventsLost"/>.</summary>
    public const string EventsLost = "events-lost.v1";

    /// <summary><see cref="Events.JournalSetAside"/>.</summary>
    public const string JournalSetAside = "journal-set-aside.v1";

    /// <summary><see cref="Events.BootsForgotten"/>.</summary>
    public const string BootsForgotten = "boots-forgotten.v1";

    /// <summary><see cref="Events.ForeignLoad"/>.</summary>
    public const string ForeignLoad = "foreign-load.v1";

    /// <summary><see cref="Events.UeventsOverrun"/>.</summary>
    public const string UeventsOverrun = "uevents-overrun.v1";

    /// <summary><see cref="Events.ColdplugStarted"/>.</summary>
    public const string ColdplugStarted = "coldplug-started.v1";

    /// <summary><see cref="Events.ColdplugFinished"/>.</summary>
    public const string ColdplugFinished = "coldplug-finished.v1";

    /// <summary><see cref="Events.KernelAsked"/>.</summary>
    public const string KernelAsked = "kernel-asked.v1";

    /// <summary><see cref="Events.DecisionsMade"/>.</summary>
    public const string DecisionsMade = "decisions-made.v1";

    /// <summary><see cref="Events.ObservedCall"/>.</summary>
    public const string ObservedCall = "observed-call.v1";

    /// <summary><see cref="Events.TraceLost"/>.</summary>
    public const string TraceLost = "trace-lost.v1";

    /// <summary><see cref="Events.PreloadPlanned"/>.</summary>
    public const string PreloadPlanned = "preload-planned.v1";

    /// <summary><see cref="Events.ProcessSeen"/>; a stream of events shows it, the database has only batches of them.</summary>
    public const string ProcessSeen = "process-seen.v1";

    /// <summary><see cref="Events.ProcessesSeen"/>.</summary>
    public const string ProcessesSeen = "processes-seen.v1";

    /// <summary><see cref="Events.PreloadLearned"/>.</summary>
    public const string PreloadLearned = "preload-learned.v1";

    /// <summary><see cref="Events.KernelCounted"/>.</summary>
    public const string KernelCounted = "kernel-counted.v1";
}
