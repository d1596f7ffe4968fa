namespace ActorLoad.Host.Configuration;

/// <summary>What the service is there for.</summary>
internal enum RunMode
{
    /// <summary>It loads, every file once.</summary>
    Converge,

    /// <summary>It only looks on, and journals what others load.</summary>
    Observe,
}
