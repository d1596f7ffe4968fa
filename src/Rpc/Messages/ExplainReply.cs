namespace ActorLoad.Rpc.Messages;

/// <summary>The answer to <c>Explain</c>.</summary>
/// <param name="Source">path, config-alias, modules-dep, symbol, install-command, modules-alias, builtin or none.</param>
/// <param name="Decisions">The configuration lines that decided something.</param>
/// <param name="Plans">One for each match.</param>
/// <param name="Generation">The generation of the indexes that this was made from.</param>
/// <param name="Errno">0, or why the look-up failed.</param>
/// <param name="ModulesDirectory">The tree.</param>
/// <param name="Message">Why nothing was found, as far as there is more to say than that; else null.</param>
public sealed record ExplainReply(
    string Source,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<Plan> Plans,
    long Generation,
    int Errno,
    string ModulesDirectory,
    string? Message = null);
