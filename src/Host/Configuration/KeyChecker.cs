namespace ActorLoad.Host.Configuration;

/// <summary>Checks the keys of one text, one by one, and collects their values.</summary>
/// <param name="source">The text.</param>
/// <param name="keys">Its keys.</param>
internal sealed class KeyChecker(ConfigurationSource source, IReadOnlyList<HoconKey> keys)
{
    private readonly HoconReferences _references = new(keys);

    /// <summary>Puts the values where they belong; gives what is wrong.</summary>
    public IReadOnlyList<string> CheckInto(IDictionary<Setting, SettingInUse> values)
    {
        var problems = new List<string>();
        var refused = new List<string>();
        foreach (var key in keys.Where(key => !refused.Exists(path => key.Path.StartsWith($"{path}."))))
        {
            if (Check(key, values) is { } wrong)
            {
                refused.Add(key.Path);
                problems.Add(source.Problem(key.Line, $"{key.Path}: {wrong}"));
            }
        }

        return problems;
    }

    private string? Check(HoconKey key, IDictionary<Setting, SettingInUse> values)
    {
        if (UnderRoot(key.Path) is not { } path)
        {
            return $"unknown key: only {ConfigurationSource.Root} {{ }} is allowed at the top{KeyHints.For(key.Path)}";
        }

        var setting = Settings.Find(path);
        return (setting, key.Value) switch
        {
            (null, null) when Settings.IsGroup(path) => null,
            (null, _) when Settings.IsGroup(path) => "this is a group of keys; expected { … }",
            (null, _) => $"unknown key{KeyHints.For(path)}",
            (_, null) => $"this is a value, not a group of keys; {setting.Kind.Expected}",
            (_, { } value) when _references.Loose(value) is { } loose =>
                $"${{{loose}}} cannot be taken over; expected the full path of a value in this file that has no reference itself, e.g. ${{{ConfigurationSource.Root}.journal.path}}",
            (_, { } value) => Read(setting, _references.Fill(value), source.Place(key.Line), values),
        };
    }

    private static string? Read(Setting setting, ConfigValue value, string place, IDictionary<Setting, SettingInUse> values)
    {
        var reading = setting.Kind.Read(value);
        if (reading.Wrong is not null)
        {
            return $"{reading.Wrong}; {setting.Kind.Expected}";
        }

        values[setting] = new SettingInUse(reading.Value!, place);
        return null;
    }

    private static string? UnderRoot(string path) => path == ConfigurationSource.Root
        ? ""
        : path.StartsWith($"{ConfigurationSource.Root}.") ? path[(ConfigurationSource.Root.Length + 1)..] : null;
}
