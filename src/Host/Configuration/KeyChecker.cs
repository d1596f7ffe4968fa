using Akka.Configuration;

namespace ActorLoad.Host.Configuration;

/// <summary>Checks the keys of one text, one by one, and collects their values.</summary>
/// <param name="source">The text.</param>
/// <param name="keys">Its keys.</param>
/// <param name="parsed">What Akka makes of it.</param>
internal sealed class KeyChecker(ConfigurationSource source, IReadOnlyList<ScannedKey> keys, Config parsed)
{
    private readonly List<string> _problems = [];

    /// <summary>Puts the values where they belong; gives what is wrong.</summary>
    public IReadOnlyList<string> CheckInto(IDictionary<Setting, SettingInUse> values)
    {
        var refused = new List<string>();
        foreach (var key in keys)
        {
            if (refused.Exists(path => key.Path.StartsWith($"{path}.")))
            {
                continue;
            }

            if (Check(key, values) is { } wrong)
            {
                refused.Add(key.Path);
                _problems.Add(source.Problem(key.Line, $"{key.Path}: {wrong}"));
            }
        }

        return _problems;
    }

    private string? Check(ScannedKey key, IDictionary<Setting, SettingInUse> values)
    {
        var path = UnderRoot(key.Path);
        if (path is null)
        {
            return $"unknown key: only {ConfigurationSource.Root} {{ }} is allowed at the top{KeyHints.For(key.Path)}";
        }

        if (Settings.Find(path) is not { } setting)
        {
            return (Settings.IsGroup(path), key.IsGroup) switch
            {
                (true, true) => null,
                (true, false) => "this is a group of keys; expected { … }",
                _ => $"unknown key{KeyHints.For(path)}",
            };
        }

        return key.IsGroup
            ? $"this is a value, not a group of keys; {setting.Expected}"
            : Read(setting, key, values);
    }

    private string? Read(Setting setting, ScannedKey key, IDictionary<Setting, SettingInUse> values)
    {
        // The last one wins, and Akka has only its value.
        if (keys.Last(other => other.Path == key.Path) != key)
        {
            return null;
        }

        var reading = setting.Read(ConfigValue.From(parsed.GetValue(key.Path)));
        if (reading.Wrong is not null)
        {
            return $"{reading.Wrong}; {setting.Expected}";
        }

        values[setting] = new SettingInUse(reading.Value!, source.Place(key.Line));
        return null;
    }

    private static string? UnderRoot(string path) => path == ConfigurationSource.Root
        ? ""
        : path.StartsWith($"{ConfigurationSource.Root}.") ? path[(ConfigurationSource.Root.Length + 1)..] : null;
}
