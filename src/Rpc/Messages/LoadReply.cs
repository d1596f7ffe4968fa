using System.Collections.Immutable;

namespace ActorLoad.Rpc.Messages;

/// <summary>The answer to <c>Load</c>.</summary>
/// <param name="Outcome">What came of the request as a whole.</param>
/// <param name="Role">How it was answered.</param>
/// <param name="Modules">Every module it came to, dependencies first.</param>
public sealed record LoadReply(WireOutcome Outcome, WireRole Role, ImmutableArray<ModuleReply> Modules);
