namespace ActorLoad.Client.Commands;

/// <summary>The command lines of <c>actorload trigger</c> and <c>actorload settle</c>.</summary>
internal sealed record UeventArguments
{
    private const int GraceMilliseconds = 1000;

    public bool Json { get; private set; }

    public bool Help { get; private set; }

    public bool Settle { get; private set; }

    /// <summary>In milliseconds; null for none.</summary>
    public int? Timeout { get; private set; }

    /// <summary>The service keeps the time limit itself; past this it hangs. Null for as long as it takes.</summary>
    public TimeSpan? LongestWait => Timeout is { } timeout ? TimeSpan.FromMilliseconds(timeout + (long)GraceMilliseconds) : null;

    /// <summary>Reads it.</summary>
    /// <param name="arguments">Behind the command.</param>
    /// <param name="triggers">Whether the command is <c>trigger</c>, which has an option more.</param>
    /// <param name="fault">What is wrong with it; null when nothing is.</param>
    public static UeventArguments Parse(ReadOnlySpan<string> arguments, bool triggers, out string? fault)
    {
        var parsed = new UeventArguments { Settle = !triggers };
        var reader = new OptionReader(arguments);
        fault = null;
        while (fault is null && reader.Next())
        {
            fault = reader.Option is null ? $"'{reader.Operand}' means nothing here" : parsed.Apply(ref reader, triggers);
        }

        fault ??= parsed is { Timeout: not null, Settle: false, Help: false } ? "--timeout says something only with --settle" : null;
        return parsed;
    }

    private string? Apply(ref OptionReader reader, bool triggers)
    {
        switch (reader.Option)
        {
            case "--json":
                Json = true;
                break;
            case "--help" or "-h":
                Help = true;
                break;
            case "--settle" when triggers:
                Settle = true;
                break;
            case "--timeout":
                var fault = TimeLimit.Read(reader.Value(), out var milliseconds);
                Timeout = milliseconds;
                return fault;
            default:
                return $"there is no option '{reader.Option}'";
        }

        return reader.HasUnusedValue ? $"option '{reader.Option}' takes no value" : null;
    }
}
