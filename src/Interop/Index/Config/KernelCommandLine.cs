namespace ActorLoad.Interop.Index.Config;

/// <summary>
/// Finds module parameters and <c>modprobe.blacklist=</c> in the kernel command line by the rules of libkmod-config.c
/// (<c>kmod_config_parse_kcmdline</c>), which are its own: quotes, for instance, may stand around a whole
/// <c>"module.parameter=some value"</c> as boot loaders write it, and are then moved to the value.
/// </summary>
internal sealed class KernelCommandLine
{
    private const int Longest = 4095;

    private readonly string _text;
    private readonly string _file;
    private readonly List<ConfigLine> _lines = [];
    private State _state = State.Module;
    private bool _quoted;
    private bool _wholeQuoted;
    private int _module;
    private int _parameter;
    private int _value;

    private KernelCommandLine(string text, string file) => (_text, _file) = (text, file);

    private enum State
    {
        Ignore,
        Module,
        Parameter,
        Value,
    }

    /// <summary>The lines of modprobe.d that it amounts to.</summary>
    public static IReadOnlyList<ConfigLine> Parse(string text, string file)
    {
        var parser = new KernelCommandLine(text[..Math.Min(text.Length, Longest)] + '\0', file);
        for (var i = 0; i < parser._text.Length; i++)
            parser.Take(i);
        return parser._lines;
    }

    private void Take(int i)
    {
        switch (_text[i])
        {
            case '"':
                TakeQuote(i);
                break;
            case '\0' or ' ' or '\n' or '\t' or '\v' or '\f' or '\r':
                TakeBlank(i);
                break;
            case '.' when _state is State.Module:
                _parameter = i + 1;
                _state = State.Parameter;
                break;
            case '.' when _state is State.Parameter:
                _state = State.Ignore;
                break;
            case '=' when _state is State.Parameter:
                _value = i + 1;
                _state = State.Value;
                break;
            case '=' when _state is State.Module:
                _state = State.Ignore;
                break;
            default:
                break;
        }
    }

    private void TakeQuote(int i)
    {
        _quoted = !_quoted;
        if (_quoted && _state == State.Module && i == _module)
        {
            _wholeQuoted = true;
            _module = i + 1;
        }
        else if (_state != State.Value)
        {
            _state = State.Ignore;
        }
    }

    private void TakeBlank(int i)
    {
        if (_quoted)
        {
            if (_state != State.Value)
                _state = State.Ignore;
            return;
        }

        if (_state is State.Value or State.Parameter)
            Complete(i);
        (_module, _state, _wholeQuoted) = (i + 1, State.Module, false);
    }

    private void Complete(int end)
    {
        var module = _text[_module..(_parameter - 1)];
        var value = _state != State.Value ? null : (_wholeQuoted ? "\"" : "") + _text[_value..end];
        var parameter = value is null ? _text[_parameter..end] : _text[_parameter.._value] + value;
        if (value is not null && module == "modprobe" && parameter.StartsWith("blacklist=", StringComparison.Ordinal))
        {
            foreach (var name in value.Split(','))
                _lines.Add(new ConfigLine(ConfigKind.Blacklist, name, "", _file, 1, $"modprobe.{parameter}"));
        }
        else if (SpecText.Normalize(module) is { } key)
        {
            _lines.Add(new ConfigLine(ConfigKind.Options, key, parameter.Replace('\t', ' '), _file, 1, $"{module}.{parameter}"));
        }
    }
}
