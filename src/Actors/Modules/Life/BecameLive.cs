namespace ActorLoad.Actors.Modules.Life;

/// <summary>The module is live now and was not before.</summary>
internal sealed record BecameLive : Effect;
