namespace ActorLoad.Actors.Observing;

/// <summary>Who made the kernel ask for something.</summary>
/// <param name="Name">For what.</param>
/// <param name="Asker">The thread: <c>mount[409]</c>.</param>
/// <param name="CallSite">The kernel function.</param>
internal sealed record KernelAsk(string Name, string Asker, string CallSite);
