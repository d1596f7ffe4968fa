namespace ActorLoad.Demo;

/// <summary>A line of the table: a module that was asked for, or a dependency that was loaded on the way.</summary>
/// <param name="Name">The module; for what nothing provides, the spec.</param>
/// <param name="Dependency">Whether it was loaded for the module above it.</param>
/// <param name="Leader">Who led its load; null where there was none.</param>
/// <param name="Requests">By role.</param>
/// <param name="Calls">Of the kernel, by the ledger.</param>
/// <param name="Traced">Of the kernel, as strace counted them.</param>
/// <param name="Milliseconds">How long the kernel took; null where it was not called.</param>
/// <param name="Result">What became of it.</param>
internal sealed record Row(
    string Name, bool Dependency, string? Leader, RoleCounts Requests, int Calls, int Traced, double? Milliseconds, string Result);
