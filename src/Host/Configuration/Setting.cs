namespace ActorLoad.Host.Configuration;

/// <summary>A key that exists.</summary>
/// <param name="Key">Its path under <c>actorload</c>.</param>
/// <param name="Kind">The sort of its values.</param>
internal sealed record Setting(string Key, Kind Kind);
