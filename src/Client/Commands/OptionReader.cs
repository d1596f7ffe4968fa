namespace ActorLoad.Client.Commands;

/// <summary>
/// Cuts a command line into options and operands: <c>--name</c>, <c>--name VALUE</c>, <c>--name=VALUE</c>, in any order; what
/// follows <c>--</c> is operands. Small on purpose: System.CommandLine makes the program, which has to fit into an initramfs, 1.6 MB
/// larger, and every start of it 0.05 ms slower, the kernel's own calls included.
/// </summary>
/// <param name="arguments">Without the command.</param>
internal ref struct OptionReader(ReadOnlySpan<string> arguments)
{
    private readonly ReadOnlySpan<string> _arguments = arguments;
    private int _next;
    private bool _optionsEnded;
    private string? _attached;

    /// <summary>The option's name with its dashes, or null for an operand.</summary>
    public string? Option { get; private set; }

    /// <summary>The operand.</summary>
    public string Operand { get; private set; } = "";

    /// <summary>Whether the option was given a value with <c>=</c> that nobody took.</summary>
    public readonly bool HasUnusedValue => _attached is not null;

    /// <summary>Goes to the next option or operand.</summary>
    public bool Next()
    {
        if (_next < _arguments.Length && !_optionsEnded && _arguments[_next] == "--")
        {
            _optionsEnded = true;
            _next++;
        }

        if (_next == _arguments.Length)
        {
            return false;
        }

        var word = _arguments[_next++];
        Option = _attached = null;
        if (_optionsEnded || word.Length < 2 || word[0] != '-')
        {
            Operand = word;
            return true;
        }

        var equals = word.IndexOf('=');
        Option = equals < 0 ? word : word[..equals];
        _attached = equals < 0 ? null : word[(equals + 1)..];
        return true;
    }

    /// <summary>The option's value, or null when there is none.</summary>
    public string? Value()
    {
        var value = _attached ?? (_next < _arguments.Length ? _arguments[_next++] : null);
        _attached = null;
        return value;
    }
}
