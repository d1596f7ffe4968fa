namespace ActorLoad.Host.Fleet;

/// <summary>The boots that have something in common.</summary>
/// <param name="Key">What: a kernel release, or vendor, product and architecture.</param>
/// <param name="Totals">What they came to.</param>
internal sealed record FleetGroup(string Key, FleetTotals Totals);
