namespace ActorLoad.Actors.Tests.Properties;

/// <summary>One thing that happens in a schedule. Numbers are taken modulo whatever there is, so that every list is a valid schedule.</summary>
public abstract record Step
{
    public sealed record Ask(int Spec, int Parameters, bool Retry, bool Forced, bool FirstTime, int TimeoutMilliseconds) : Step;

    public sealed record Abandon(int Request) : Step;

    public sealed record Remove(int Module) : Step;

    public sealed record LoadByOthers(int Module, int Milliseconds, bool Succeeds) : Step;

    public sealed record ChangeIndex : Step;

    public sealed record Restart : Step;

    public sealed record Pass(int Milliseconds) : Step;
}
