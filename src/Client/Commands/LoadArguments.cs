namespace ActorLoad.Client.Commands;

/// <summary>The command line of <c>actorload load</c>.</summary>
internal sealed record LoadArguments
{
    public List<string> Specs { get; } = [];

    public List<string> Parameters { get; } = [];

    public bool Json { get; private set; }

    public bool Help { get; private set; }

    public bool Retry { get; private set; }

    public bool FirstTime { get; private set; }

    public bool UseBlacklist { get; private set; }

    public bool IgnoreInstall { get; private set; }

    public bool Force { get; private set; }

    /// <summary>In milliseconds; null for none.</summary>
    public int? Timeout { get; private set; }

    /// <summary>Reads it.</summary>
    /// <param name="arguments">Behind <c>load</c>.</param>
    /// <param name="fault">What is wrong with it; null when nothing is.</param>
    public static LoadArguments Parse(ReadOnlySpan<string> arguments, out string? fault)
    {
        var load = new LoadArguments();
        var reader = new OptionReader(arguments);
        fault = null;
        while (fault is null && reader.Next())
        {
            if (reader.Option is null)
            {
                load.AddOperand(reader.Operand);
            }
            else
            {
                fault = load.Apply(ref reader);
            }
        }

        fault ??= load is { Specs.Count: 0, Help: false } ? "load what? No module, alias or path is given" : null;
        return load;
    }

    private void AddOperand(string operand)
    {
        if (SpecText.IsParameter(operand))
        {
            Parameters.Add(operand);
        }
        else
        {
            Specs.Add(SpecText.ForService(operand));
        }
    }

    private string? Apply(ref OptionReader reader)
    {
        switch (reader.Option)
        {
            case "--json":
                Json = true;
                break;
            case "--retry":
                Retry = true;
                break;
            case "--first-time":
                FirstTime = true;
                break;
            case "--use-blacklist":
                UseBlacklist = true;
                break;
            case "--ignore-install":
                IgnoreInstall = true;
                break;
            case "--force":
                Force = true;
                break;
            case "--help" or "-h":
                Help = true;
                break;
            case "--timeout":
                return ReadTimeout(reader.Value());
            default:
                return $"there is no option '{reader.Option}'";
        }

        return reader.HasUnusedValue ? $"option '{reader.Option}' takes no value" : null;
    }

    private string? ReadTimeout(string? text)
    {
        var fault = TimeLimit.Read(text, out var milliseconds);
        Timeout = milliseconds;
        return fault;
    }
}
