using System.Collections.Immutable;

namespace ActorLoad.Host.Fleet;

/// <summary>
/// What many machines' boots came to. Its JSON is what <c>report --fleet --json</c> prints and docs/fleet.md describes: fields are added, never
/// renamed. Durations are microseconds, sizes bytes.
/// </summary>
/// <param name="Format">1.</param>
/// <param name="Since">Boots that ended before are not counted; null for all.</param>
/// <param name="Totals">Of all boots.</param>
/// <param name="Kernels">By kernel release, the most avoided and duplicate calls first.</param>
/// <param name="Hardware">By vendor, product and architecture.</param>
/// <param name="Modules">By module, the most avoided and duplicate calls first.</param>
/// <param name="Slowest">Modules by how long a load of theirs takes on average, longest first.</param>
/// <param name="Differing">Modules that, in the last boot of a machine, are otherwise than with most machines of the same kernel and hardware.</param>
internal sealed record FleetReport(
    int Format,
    DateTimeOffset? Since,
    FleetTotals Totals,
    ImmutableArray<FleetGroup> Kernels,
    ImmutableArray<FleetGroup> Hardware,
    ImmutableArray<FleetModule> Modules,
    ImmutableArray<FleetModule> Slowest,
    ImmutableArray<FleetDifference> Differing);
