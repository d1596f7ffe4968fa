namespace ActorLoad.Actors.Modules.Life;

/// <summary>Somebody else is loading or removing the module: look at its state again in a moment.</summary>
internal sealed record LookAgain : Effect;
