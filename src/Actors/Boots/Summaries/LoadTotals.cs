namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>The loads of a boot.</summary>
/// <param name="Begun">How many were begun.</param>
/// <param name="Calls">How many came to the kernel.</param>
/// <param name="Live">How many made their module live.</param>
/// <param name="Failed">How many failed, in the kernel or before.</param>
/// <param name="Open">How many have no known end.</param>
/// <param name="FileBytes">Size of the files that became live.</param>
/// <param name="Microseconds">How long all of them took together; they run beside each other.</param>
public sealed record LoadTotals(long Begun, long Calls, long Live, long Failed, long Open, long FileBytes, long Microseconds);
