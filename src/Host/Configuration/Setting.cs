namespace ActorLoad.Host.Configuration;

/// <summary>A key that exists.</summary>
/// <param name="key">Its path under <c>actorload</c>.</param>
internal abstract class Setting(string key)
{
    /// <summary>Its path under <c>actorload</c>.</summary>
    public string Key { get; } = key;

    /// <summary>What can be its value.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a value of it; null in <c>Wrong</c> when that is one.</summary>
    public abstract Reading<object> Read(ConfigValue value);

    /// <summary>A value of it as HOCON.</summary>
    public abstract string Write(object value);
}
