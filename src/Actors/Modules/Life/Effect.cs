namespace ActorLoad.Actors.Modules.Life;

/// <summary>Something that a decision of <see cref="ModuleLife"/> wants done.</summary>
internal abstract record Effect;
