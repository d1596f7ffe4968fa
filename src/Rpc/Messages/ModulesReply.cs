namespace ActorLoad.Rpc.Messages;

/// <summary>The answer to <c>Modules</c>.</summary>
/// <param name="Modules">In the kernel's order, the newest first.</param>
public sealed record ModulesReply(IReadOnlyList<KernelModule> Modules);
