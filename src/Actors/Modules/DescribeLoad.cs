namespace ActorLoad.Actors.Modules;

/// <summary>Asks a module for its <see cref="LoadInFlight"/>; a module with none answers with null in <see cref="LoadDescribed"/>.</summary>
internal sealed record DescribeLoad
{
    public static readonly DescribeLoad Instance = new();
}
