namespace ActorLoad.Storm;

/// <summary>What a storm is made of. All of it begins at the same moment.</summary>
/// <param name="Socket">The service's socket.</param>
/// <param name="Specs">What is asked for, in turn.</param>
public sealed record StormOrder(string Socket, IReadOnlyList<string> Specs)
{
    /// <summary>Requests over connections of this process, in total.</summary>
    public int Requests { get; init; }

    /// <summary>Connections that carry them, each without waiting for answers.</summary>
    public int Connections { get; init; } = 8;

    /// <summary>Processes <c>actorload load --json SPEC</c>.</summary>
    public int Processes { get; init; }

    /// <summary>Processes <c>modprobe -q -- SPEC</c>, which are the client under that name.</summary>
    public int Modprobes { get; init; }

    /// <summary>The client, <c>actorload</c>; for processes only.</summary>
    public string Client { get; init; } = "actorload";

    /// <summary>Whether the requests over connections forget a remembered failure first.</summary>
    public bool Retry { get; init; }

    /// <summary>After which what has not been answered counts as unanswered.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>All that must be answered.</summary>
    public int Total => Requests + Processes + Modprobes;

    /// <summary>What the request of that number asks for.</summary>
    public string SpecOf(int number) => Specs[number % Specs.Count];
}
