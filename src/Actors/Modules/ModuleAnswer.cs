using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules;

/// <summary>What came of one module, for one plan.</summary>
/// <param name="Name">Module name with underscores.</param>
/// <param name="Path">Canonical path of its file; null if it has none.</param>
/// <param name="Role">How the answer came about.</param>
/// <param name="Outcome">What it is.</param>
/// <param name="Errno">0, or why it failed.</param>
/// <param name="Stage">Where it failed.</param>
/// <param name="Detail">What errno and stage do not say, or null.</param>
/// <param name="ParametersIgnored">The caller's own parameters were not applied.</param>
/// <param name="ConflictsWith">The other file from which a module of this name is live or loading, or null.</param>
public sealed record ModuleAnswer(
    string Name,
    string? Path,
    Role Role,
    Outcome Outcome,
    int Errno = 0,
    LoadStage Stage = LoadStage.None,
    string? Detail = null,
    bool ParametersIgnored = false,
    string? ConflictsWith = null)
{
    /// <summary>Whether what was wanted is there.</summary>
    public bool Succeeded => Outcome is Outcome.Live or Outcome.Builtin or Outcome.Commanded;
}
