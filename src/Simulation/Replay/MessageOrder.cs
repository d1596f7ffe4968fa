namespace ActorLoad.Simulation.Replay;

/// <summary>
/// One of the orders that messages between the actors may have had. The journal does not have it: between threads a message takes its
/// time, and of two that were under way together either may have been first.
/// </summary>
/// <param name="FitsRoles">Whether moments that the journal leaves open are chosen to fit the roles, see <see cref="RunTiming"/>.</param>
/// <param name="Seed">Of the times that messages take; 0 for none at all.</param>
internal readonly record struct MessageOrder(bool FitsRoles, int Seed)
{
    private const int Seeds = 24;
    private const int ManyRequests = 20_000;
    private const int LongestMicroseconds = 60;

    /// <summary>The orders that are tried, until one leads to what was recorded; always the same ones.</summary>
    /// <param name="requests">How many requests there are: of a long boot fewer orders are tried.</param>
    public static IEnumerable<MessageOrder> All(int requests) =>
    [
        new(FitsRoles: false, 0),
        new(FitsRoles: true, 0),
        .. requests > ManyRequests ? [] : Enumerable.Range(1, Seeds).Select(seed => new MessageOrder(FitsRoles: true, seed)),
    ];

    /// <summary>The times that messages take, in this order.</summary>
    public Func<TimeSpan>? Latency()
    {
        if (Seed == 0)
        {
            return null;
        }

        var random = new Random(Seed); // whose numbers for a seed are the same in every version of .NET
        return () => TimeSpan.FromMicroseconds(random.Next(1, LongestMicroseconds));
    }
}
