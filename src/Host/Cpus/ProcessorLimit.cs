namespace ActorLoad.Host.Cpus;

/// <summary>The key <c>actorload.processors</c>.</summary>
/// <param name="Most">On how many processors the service may run; null for as many as are there, 0 for all.</param>
internal sealed record ProcessorLimit(int? Most)
{
    /// <summary>As many as are there.</summary>
    public static readonly ProcessorLimit Auto = new((int?)null);

    /// <summary>All that the kernel has.</summary>
    public static readonly ProcessorLimit All = new(0);

    /// <inheritdoc/>
    public override string ToString() => this == Auto ? "auto" : this == All ? "all" : $"{Most}";
}
