namespace ActorLoad.Actors.Journal.Events;

/// <summary>
/// The kernel asked for a module by its helper, as its tracepoint <c>module:module_request</c> says: who made it ask. Who then came
/// to the service for it is a request of its own.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Name">What it asked for: a module's name or an alias.</param>
/// <param name="Comm">Name of the thread that asked, at most 15 bytes.</param>
/// <param name="Pid">That thread's id.</param>
/// <param name="Cpu">On which CPU it ran.</param>
/// <param name="CallSite">The kernel function that asked.</param>
/// <param name="Waits">Whether the thread waits for the helper.</param>
public sealed record KernelAsked(DateTimeOffset At, string Name, string Comm, int Pid, int Cpu, string CallSite, bool Waits) : ILedgerEvent;
