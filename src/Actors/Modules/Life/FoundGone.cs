namespace ActorLoad.Actors.Modules.Life;

/// <summary>The module was live and is not any more: somebody removed it.</summary>
internal sealed record FoundGone : Effect;
