namespace ActorLoad.Host.Configuration;

/// <summary>A key that exists, and the type of its value.</summary>
/// <param name="key">Its path under <c>actorload</c>.</param>
/// <param name="kind">The sort of its values.</param>
/// <typeparam name="T">Their type.</typeparam>
internal sealed class SettingOf<T>(string key, Kind<T> kind) : Setting(key)
    where T : notnull
{
    /// <inheritdoc/>
    public override string Expected => kind.Expected;

    /// <inheritdoc/>
    public override Reading<object> Read(ConfigValue value)
    {
        var reading = kind.Read(value);
        return new Reading<object>(reading.Value, reading.Wrong);
    }

    /// <inheritdoc/>
    public override string Write(object value) => kind.Write((T)value);
}
