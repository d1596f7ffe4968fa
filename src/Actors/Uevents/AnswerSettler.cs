namespace ActorLoad.Actors.Uevents;

/// <summary>Tell somebody that all is settled.</summary>
/// <param name="Settler">Who.</param>
internal sealed record AnswerSettler(Settler Settler) : ColdplugEffect;
