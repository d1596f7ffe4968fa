namespace ActorLoad.Demo;

/// <summary>Names of what the guest leaves in the folder that it shares with this machine.</summary>
internal static class Files
{
    public const string Report = "report.json";
    public const string Journal = "journal.db";
    public const string Trace = "finit_module.strace";
    public const string Log = "actorloadd.log";
}
