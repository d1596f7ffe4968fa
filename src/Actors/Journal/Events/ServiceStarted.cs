namespace ActorLoad.Actors.Journal.Events;

/// <summary>A run of the service began.</summary>
/// <param name="At">When.</param>
/// <param name="Version">Version of the service.</param>
/// <param name="Pid">Its process id.</param>
/// <param name="KernelRelease">As uname -r says it.</param>
/// <param name="ModulesDirectory">The module tree it serves.</param>
public sealed record ServiceStarted(
    DateTimeOffset At, string Version, int Pid, string KernelRelease, string ModulesDirectory) : ILedgerEvent;
