using System.Collections.Immutable;
using ActorLoad.Client.Commands;

namespace ActorLoad.Client.Modprobe;

/// <summary>
/// Reads a modprobe command line as getopt_long(3) reads it for kmod: options and operands in any order, letters in one word,
/// long names cut short. What kmod would refuse, and what only kmod can do, is not read but left to it, with its own messages.
/// </summary>
internal sealed class ModprobeArguments
{
    // From here on libkmod tells about its own doings (LOG_INFO), addresses included; only libkmod can.
    private const int LibraryTalk = 6;

    private readonly List<string> _words;
    private readonly ImmutableArray<string>.Builder _operands = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _configPaths = ImmutableArray.CreateBuilder<string>();
    private ModprobeCall _call = new();
    private int _next;

    private ModprobeArguments(List<string> words) => _words = words;

    /// <summary>The call, or null when it is the real modprobe's.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="environmentOptions">MODPROBE_OPTIONS.</param>
    /// <param name="posixlyCorrect">POSIXLY_CORRECT is set: the first operand ends the options.</param>
    public static ModprobeCall? Parse(ReadOnlySpan<string> arguments, string? environmentOptions, bool posixlyCorrect)
    {
        var words = environmentOptions is null ? [] : EnvironmentOptions.Split(environmentOptions);
        words.AddRange(arguments);
        return new ModprobeArguments(words).Read(posixlyCorrect);
    }

    private ModprobeCall? Read(bool posixlyCorrect)
    {
        var optionsEnded = false;
        while (_next < _words.Count)
        {
            var word = _words[_next++];
            if (optionsEnded || word.Length < 2 || word[0] != '-')
            {
                _operands.Add(word);
                optionsEnded |= posixlyCorrect;
            }
            else if (word == "--")
            {
                optionsEnded = true;
            }
            else if (!(word[1] == '-' ? ReadLong(word) : ReadLetters(word)))
            {
                return null;
            }
        }

        _call = _call with { Operands = _operands.ToImmutable(), ConfigPaths = _configPaths.ToImmutable() };
        return IsOurs(_call) ? _call : null;
    }

    private static bool IsOurs(ModprobeCall call)
    {
        if (call.Operands.IsEmpty || call.Verbosity >= LibraryTalk)
        {
            return false;
        }

        foreach (var spec in call.Specs)
        {
            // kmod 30 knows no paths here, later ones do: the one that is installed decides. This also keeps a name that
            // somebody made up (a file system's, a socket family's) from naming a file to the service.
            if (SpecText.IsPath(spec))
            {
                return false;
            }
        }

        // U+FFFD: bytes that are not UTF-8. JSON cannot carry them, and no module has such a name; kmod says so.
        return !call.Operands.Any(static o => o.Contains('\uFFFD'));
    }

    private bool ReadLong(string word)
    {
        var equals = word.IndexOf('=');
        var name = word.AsSpan()[2..(equals < 0 ? word.Length : equals)];
        var letter = LongOptions.Find(name);
        if (letter is 'C' or 'd' or 'S')
        {
            return TakeValue(letter, equals < 0 ? null : word[(equals + 1)..]);
        }

        return equals < 0 && Apply(letter);
    }

    private bool ReadLetters(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] is 'C' or 'd' or 'S')
            {
                return TakeValue(word[i], i + 1 < word.Length ? word[(i + 1)..] : null);
            }

            if (word[i] == LongOptions.FirstTime || !Apply(word[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool TakeValue(char letter, string? value)
    {
        if (value is null && _next == _words.Count)
        {
            return false;
        }

        value ??= _words[_next++];
        switch (letter)
        {
            case 'C':
                _configPaths.Add(value);
                break;
            case 'd':
                _call = _call with { Root = value };
                break;
            default:
                _call = _call with { Version = value };
                break;
        }

        return true;
    }

    private bool Apply(char letter)
    {
        var call = letter switch
        {
            'a' => _call with { All = true },
            'b' => _call with { UseBlacklist = true },
            'i' => _call with { IgnoreInstall = true },
            'n' => _call with { DryRun = true },
            'D' => _call with { DryRun = true, ShowDepends = true },
            'R' => _call with { ResolveAlias = true },
            's' => _call with { Syslog = true },
            'q' => _call with { Verbosity = 0 },
            'v' => _call with { Verbosity = _call.Verbosity + 1 },
            LongOptions.FirstTime => _call with { FirstTime = true },
            _ => null,
        };
        _call = call ?? _call;
        return call is not null;
    }
}
