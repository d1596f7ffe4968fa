namespace ActorLoad.Host.Fleet;

/// <summary>Brings rows of the local journal to where the fleet's are. Not thread-safe.</summary>
internal interface IFleetStore
{
    /// <summary>Where that is, for people; no password in it.</summary>
    string Server { get; }

    /// <summary>
    /// Ships what is not there yet, or a good part of it. Blocks, for seconds or as long as a dead disk does.
    /// </summary>
    /// <param name="stop">Ends it between two batches.</param>
    /// <returns>What it came to. Any exception is a failure that <see cref="Explain"/> is asked about.</returns>
    FleetRound Ship(CancellationToken stop);

    /// <summary>What an exception means and what to do about it.</summary>
    string Explain(Exception failure);
}
